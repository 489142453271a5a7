"""rules/schema.json against rule files: schema.py SCHEMA GOOD... -- BROKEN...

Every GOOD file must pass.  A BROKEN file must fail unless YAML or a regular
expression is what is wrong with it, which a schema cannot see: beyond.txt
lists those.
"""
import json
import pathlib
import sys

import jsonschema
import yaml


class Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else
             yaml.SafeLoader):
    """YAML 1.2's core, as editors read it: 2013-05 and yes are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers
            if not tag.endswith(":timestamp")
            and (first not in "yYnNoO" or not tag.endswith(":bool"))]
    for first, resolvers in Loader.yaml_implicit_resolvers.items()}


def is_valid(validator, path):
    try:
        document = yaml.load(path.read_bytes(), Loader)
    except (yaml.YAMLError, ValueError):
        return False
    return validator.is_valid(document)


def main():
    schema, *paths = sys.argv[1:]
    cut = paths.index("--")
    here = pathlib.Path(__file__).parent
    beyond = set((here / "beyond.txt").read_text().split())
    validator = jsonschema.Draft202012Validator(json.load(open(schema)))
    validator.check_schema(validator.schema)
    failed = 0
    for name in paths[:cut]:
        if not is_valid(validator, pathlib.Path(name)):
            error = next(validator.iter_errors(
                yaml.load(open(name), Loader)))
            print(f"FAILED schema: {name}: {error.json_path}: "
                  f"{error.message}")
            failed += 1
    for name in paths[cut + 1:]:
        path = pathlib.Path(name)
        if is_valid(validator, path) != (path.stem in beyond):
            print(f"FAILED schema: {name}: "
                  + ("refused" if path.stem in beyond else "passes")
                  + " against beyond.txt")
            failed += 1
    sys.exit(failed > 0)


main()

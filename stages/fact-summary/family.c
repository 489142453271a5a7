#include "family.h"

#include <glob.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "yaml_tree.h"

enum { CLAIMS_SHOWN = 3 };

/* Takes the rules of one file; its name without `.yaml` is the family. */
static void
add_file(struct families *f, const char *path, const struct yaml_node *root)
{
	const struct yaml_node *rules = yaml_get(root, "rules");
	const char *slash = strrchr(path, '/'),
		   *name = slash ? slash + 1 : path;

	for (size_t i = 0; rules && i < rules->n; i++) {
		const char *id = yaml_text(rules->item[i], "id");
		size_t known = f->rules.n;

		if (!id || tally_add(&f->rules, slice_of(id), 1) < known)
			continue;
		if (known == f->cap) {
			f->cap = f->cap ? 2 * f->cap : 64;
			f->of = xrealloc(f->of, f->cap * sizeof(*f->of));
		}
		f->of[known] = xstrndup(name, strcspn(name, "."));
	}
}

int
families_load(struct families *f, const char *dir, struct error *e)
{
	char pattern[4096];
	glob_t found;
	int status = 0;

	snprintf(pattern, sizeof(pattern), "%s/claims/*.yaml", dir);
	if (glob(pattern, 0, NULL, &found) != 0)
		return error_set(e, "%s: no rules", pattern);
	for (size_t i = 0; i < found.gl_pathc && status == 0; i++) {
		struct yaml_node *root = yaml_read(found.gl_pathv[i], e);

		if (root)
			add_file(f, found.gl_pathv[i], root);
		else
			status = -1;
		yaml_tree_free(root);
	}
	globfree(&found);
	return status;
}

void
families_add(struct families *f, struct slice rule, struct slice claim)
{
	char pair[1024];
	size_t at = f->rules.n;
	struct slice family = claim;

	if (tally_count(&f->rules, rule))
		at = tally_add(&f->rules, rule, 0);
	if (at < f->rules.n)
		family = slice_of(f->of[at]);
	tally_add(&f->facts, family, 1);
	snprintf(pair, sizeof(pair), "%.*s\t%.*s", (int)family.n, family.p,
		 (int)claim.n, claim.p);
	tally_add(&f->pairs, slice_of(pair), 1);
}

/* `: border length 375, coastline length 127 ...` */
static void
print_claims(const struct tally *pairs, const struct tally_entry *family)
{
	int shown = 0;

	for (size_t i = 0; i < pairs->n; i++) {
		const struct tally_entry *pair = &pairs->entry[i];

		if (strncmp(pair->text, family->text, family->n) != 0 ||
		    pair->text[family->n] != '\t')
			continue;
		if (++shown > CLAIMS_SHOWN)
			break;
		printf("%s %s %" PRIu64, shown == 1 ? ":" : ",",
		       pair->text + family->n + 1, pair->count);
	}
	if (shown > CLAIMS_SHOWN)
		printf(", ...");
}

void
families_print(struct families *f)
{
	if (f->facts.n == 0)
		return;
	tally_sort(&f->facts);
	tally_sort(&f->pairs);
	printf("\nfacts by family of claims\n");
	for (size_t i = 0; i < f->facts.n; i++) {
		const struct tally_entry *family = &f->facts.entry[i];

		printf("%10" PRIu64 "  %s", family->count, family->text);
		print_claims(&f->pairs, family);
		putchar('\n');
	}
}

void
families_free(struct families *f)
{
	for (size_t i = 0; i < f->rules.n; i++)
		free(f->of[i]);
	free(f->of);
	tally_free(&f->rules);
	tally_free(&f->facts);
	tally_free(&f->pairs);
}

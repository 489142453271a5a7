/* Any bytes as a YAML file: the tree, and the places of its texts. */
#include "fuzz.h"
#include "yaml_tree.h"

static void
check(const char *path, const struct yaml_node *node, int depth)
{
	static const char *const known[] = {"id", "claim", "pattern", NULL};
	struct error e;
	unsigned line, column;

	HOLDS(depth <= 32 && node->line > 0 && node->column > 0);
	if (node->kind == YAML_TEXT) {
		HOLDS(node->text && node->text[node->len] == '\0');
		for (size_t at = 0; at <= node->len; at += 1 + node->len / 4) {
			yaml_locate(path, node, at, &line, &column);
			HOLDS(line >= node->line && column > 0);
		}
	}
	if (node->kind == YAML_MAP) {
		(void)yaml_check_keys(path, node, known, &e);
		for (size_t i = 0; i < node->n; i++)
			HOLDS(yaml_get(node, node->key[i]->text));
	}
	for (size_t i = 0; i < node->n; i++)
		check(path, node->item[i], depth + 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char path[32];
	int fd = fuzz_file(data, n);
	struct error e;
	struct yaml_node *root = yaml_read(fuzz_path(fd, path), &e);

	if (root)
		check(path, root, 0);
	else
		HOLDS(*e.text && !strchr(e.text, '\n'));
	yaml_tree_free(root);
	close(fd);
	return 0;
}

/* YAML trees: what is read, and the place and wording of what is refused. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "nearest.h"
#include "yaml_tree.h"

static char path[] = "/tmp/factpipe-yaml-XXXXXX";

static struct yaml_node *
read_bytes(const char *text, size_t n, struct error *e)
{
	struct yaml_node *root;
	FILE *f;
	int fd;

	strcpy(path + sizeof(path) - 7, "XXXXXX");
	fd = mkstemp(path);
	f = fdopen(fd, "wb");
	fwrite(text, 1, n, f);
	fclose(f);
	root = yaml_read(path, e);
	unlink(path);
	return root;
}

static void
refused(const char *text, size_t n, const char *place, const char *words)
{
	struct error e = {""};
	struct yaml_node *root = read_bytes(text, n, &e);
	char want[64];

	cr_assert_null(root, "accepted: %.40s", text);
	snprintf(want, sizeof(want), "%s:%s: ", path, place);
	cr_expect(strncmp(e.text, want, strlen(want)) == 0, "%s, not at %s",
		  e.text, place);
	cr_expect(strstr(e.text, words), "%s has no `%s`", e.text, words);
}

static void
refused_text(const char *text, const char *place, const char *words)
{
	refused(text, strlen(text), place, words);
}

Test(yaml, nodes_know_their_place)
{
	static const char text[] = "a: one\nb:\n  - 'two'\n  - {c: \"x\"}\n";
	struct error e;
	struct yaml_node *root = read_bytes(text, strlen(text), &e), *b;

	cr_assert_not_null(root, "%s", e.text);
	cr_expect_str_eq(yaml_text(root, "a"), "one");
	b = yaml_get(root, "b");
	cr_assert_eq(b->kind, YAML_LIST);
	cr_assert_eq(b->n, 2);
	cr_expect_eq(b->item[0]->line, 3);
	cr_expect_eq(b->item[0]->column, 5);
	cr_expect(!b->item[0]->plain && !b->item[0]->double_quoted);
	cr_expect(yaml_get(b->item[1], "c")->double_quoted);
	cr_expect_null(yaml_get(root, "none"));
	yaml_tree_free(root);
}

Test(yaml, many_entries)
{
	char text[4096] = "";
	struct error e;
	struct yaml_node *root;

	for (int i = 0; i < 100; i++)
		sprintf(text + strlen(text), "k%d: %d\n", i, i);
	root = read_bytes(text, strlen(text), &e);
	cr_assert_not_null(root);
	cr_assert_eq(root->n, 100);
	cr_expect_str_eq(yaml_text(root, "k77"), "77");
	yaml_tree_free(root);
}

Test(yaml, refuses)
{
	refused_text("a: 1\na: 2\n", "2:1", "stands twice");
	refused_text("a: &x 1\n", "1:4", "anchors");
	refused_text("a: *x\n", "1:4", "aliases");
	refused_text("a: !!int 1\n", "1:4", "tags");
	refused_text("a: 1\n---\nb: 2\n", "2:1", "second document");
	refused_text("a:\n\t- b\n", "2:1", "indent with spaces");
	refused_text("a: \"\\d\"\n", "1:5", "single quotes");
	refused_text("a: [1\n", "2:1", "indentation");
	refused_text("\xef\xbb\xbf"
		     "a: 1\n",
		     "1:1", "byte-order mark");
	refused("a: \0b\n", 6, "1:4", "control character 0x00");
	refused_text("a: 1\nb: caf\xe9\n", "2:7", "not UTF-8");
	refused_text("", "1:1", "empty");
	refused_text("? [a]\n: b\n", "1:3", "must be a word");
}

Test(yaml, refuses_depth_and_size)
{
	static char big[(1 << 20) + 100];

	memset(big, '[', 100000);
	refused(big, 100000, "1:34", "32 levels");
	memset(big, 'a', sizeof(big));
	refused(big, sizeof(big), "1:1", "1 MiB");
}

Test(yaml, keys_in_order_and_suggestions)
{
	static const char *const known[] = {"id", "claim", "pattern", NULL};
	struct error e = {""};
	struct yaml_node *root;

	root = read_bytes("id: a\npatern: b\n", 16, &e);
	cr_expect_eq(yaml_check_keys("f", root, known, &e), -1);
	cr_expect_str_eq(e.text, "f:2:1: unknown key `patern`; did you mean "
				 "`pattern`?");
	yaml_tree_free(root);
	root = read_bytes("claim: a\nid: b\n", 15, &e);
	cr_expect_eq(yaml_check_keys("f", root, known, &e), -1);
	cr_expect_str_eq(e.text, "f:2:1: key `id` must stand before `claim`");
	yaml_tree_free(root);
	cr_expect_null(nearest_word("zzzzzz", known));
}

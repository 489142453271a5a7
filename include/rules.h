/*
 * Rules: DIR/claims/ *.yaml, one family of claims a file (DESIGN: section 4).
 */
#ifndef FACTPIPE_RULES_H
#define FACTPIPE_RULES_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdbool.h>
#include <stddef.h>

#include "error.h"
#include "literals.h"
#include "patterns.h"
#include "yaml_tree.h"

/* The columns that a rule fills by a capture group or by `set`. */
enum rule_column {
	RULE_SUBJECT,
	RULE_OBJECT,
	RULE_UNIT,
	RULE_QUALIFIER,
	RULE_PERIOD,
	RULE_KIND,
	RULE_DIRECTION,
	RULE_NOTES,
	RULE_COLUMNS,
	RULE_QUANTITY = RULE_COLUMNS, /* captured, a column of its own */
	RULE_LIST,                    /* captured by `within` */
	RULE_CLAIM, /* captured: takes the place of the rule's claim */
	RULE_GROUPS
};

extern const char
    *const rule_column_name[RULE_GROUPS + 1]; /* NULL at the end */

enum { GROUPS_OF_A_NAME = 8 };

/* A compiled pattern. */
struct regex {
	pcre2_code *code; /* NULL: the rule has none */
	bool jit_tried;   /* compiled to machine code at its first use */
	char *source;     /* as written */
	char *expanded;   /* as compiled */
	unsigned line, column;
	/* The numbers of the groups that fill a column, 0 at the end.  A name
	 * may stand in several alternatives; the one that matched counts. */
	int group[RULE_GROUPS][GROUPS_OF_A_NAME];
};

struct rule {
	const char *path; /* of its file, owned by the set */
	unsigned line, column;
	char *id, *claim;
	bool general; /* yields to every rule that is not */
	bool vague;   /* says no more than a general rule: `share` */
	struct regex under, within, pattern, unless;
	char *unit; /* where the text states none; NULL: none */
	char *set[RULE_COLUMNS];
	struct kind_set kinds; /* of its quantities */
	struct literals needs; /* stand in every match */
	const struct yaml_node *examples; /* list of {text, facts}, or NULL */
};

struct family {
	char *path;
	char *about;
	struct yaml_node *root;
};

struct rules {
	struct rule *rule;
	size_t n, cap;
	struct family *family;
	size_t nfamilies;
	struct patterns *patterns;
	struct regex carried; /* %{CARRIED}: what may stand between two amounts
				 of one claim; without code: none */
	size_t bad;           /* rules left out, with keep_going */
};

/* What becomes of a bad rule: an error; left out with a warning on stderr; or
 * the same where leaving out is beside the point (fact-rules check). */
enum rules_bad { RULES_BAD_STOPS, RULES_BAD_LEFT_OUT, RULES_BAD_TOLD };

/* Loads DIR/patterns.yaml and DIR/claims/ *.yaml in the order of their names.
 * units must outlive the set.  NULL with e filled. */
struct rules *rules_load(const char *dir, const struct units *units,
			 enum rules_bad bad, struct error *e);

/* A set with DIR/patterns.yaml and no rules.  NULL with e filled. */
struct rules *rules_new(const char *dir, const struct units *units,
			struct error *e);

/* Adds the rules of one file.  0 or -1 with e filled. */
int rules_add_file(struct rules *rs, const char *path,
		   const struct units *units, enum rules_bad bad,
		   struct error *e);

/* Adds a rule `try` that is a pattern and nothing else.  0 or -1 with e filled
 * (`pattern:column: ...`). */
int rules_add_pattern(struct rules *rs, const char *pattern, struct error *e);

void rules_free(struct rules *rs);

#endif

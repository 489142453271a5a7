#include "places.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { FORM, NAME, CODE, KIND, COLUMNS };
enum { PLACE_OTHER = PLACE_CITY + 1 }; /* a form that is no place */
enum { SLOTS = 8192, MAX_FORMS = 3 * SLOTS / 4, CAPITALS = 4 };

static const char *const column_name[COLUMNS] = {"form", "name", "code",
						 "kind"};
static const char *const kind_name[] = {"name", "adjective", "people",
					"city", "other",     NULL};

struct form {
	const char *text, *name, *code;
	size_t n;
	size_t word; /* letters of its first word */
	int kind;
	bool capitals; /* may stand in capitals */
};

struct places {
	struct form *form; /* by first word, then the longest first */
	size_t n, cap;
	char **kept; /* the strings of the table */
	size_t nkept, keptcap;
	uint16_t slot[SLOTS];  /* first word -> 1 + index of its first form */
	uint64_t starts[1024]; /* bit: a form begins with these two bytes */
};

static char
fold(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The general punctuation of Unicode, long dashes and quotes, is no letter. */
static bool
is_punctuation(const char *p, size_t n)
{
	return n > 1 && p[0] == '\xe2' && p[1] == '\x80';
}

static bool
is_word(const char *p, size_t n)
{
	return is_lower(fold(*p)) || is_digit(*p) ||
	       ((unsigned char)*p >= 0x80 && !is_punctuation(p, n));
}

static size_t
word_length(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && is_word(p + i, n - i))
		i++;
	return i;
}

/* The letters that text begins with, by which forms are found: a footnote's
 * number is no part of them. */
static size_t
head_length(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && is_word(p + i, n - i) && !is_digit(p[i]))
		i++;
	return i;
}

static unsigned
word_hash(const char *p, size_t n)
{
	unsigned h = 2166136261u; /* FNV-1a */

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)fold(p[i])) * 16777619u;
	return (h ^ h >> 15) % SLOTS;
}

static int
compare_words(const char *a, size_t na, const char *b, size_t nb)
{
	for (size_t i = 0; i < na && i < nb; i++)
		if (fold(a[i]) != fold(b[i]))
			return (unsigned char)fold(a[i]) -
			       (unsigned char)fold(b[i]);
	return (na > nb) - (na < nb);
}

static unsigned
two_bytes(const char *p)
{
	return (unsigned)(unsigned char)p[0] << 8 | (unsigned char)p[1];
}

static char
capital(char c)
{
	return is_lower(c) ? (char)(c & ~32) : c;
}

/* ---- loading ---------------------------------------------------------- */

struct loading {
	struct places *places;
	const char *path;
	struct error *e;
	uint64_t line;
	char *field[COLUMNS];
	int nfields;
	bool failed;
};

static char *
keep(struct places *p, const char *text, size_t n)
{
	if (p->nkept == p->keptcap) {
		p->keptcap = p->keptcap ? 2 * p->keptcap : 1024;
		p->kept = xrealloc(p->kept, p->keptcap * sizeof(*p->kept));
	}
	return p->kept[p->nkept++] = xstrndup(text, n);
}

static void
take_field(void *text, size_t n, void *data)
{
	struct loading *l = data;

	if (l->nfields < COLUMNS)
		l->field[l->nfields] = keep(l->places, n ? text : "", n);
	l->nfields++;
}

static void
fail(struct loading *l, const char *what)
{
	if (!l->failed)
		error_set(l->e, "%s:%llu: %s", l->path,
			  (unsigned long long)l->line, what);
	l->failed = true;
}

static void
add_form(struct loading *l, int kind)
{
	struct places *p = l->places;
	struct form f = {.text = l->field[FORM],
			 .name = l->field[NAME],
			 .code = l->field[CODE],
			 .kind = kind};
	size_t letters = 0;

	f.n = strlen(f.text);
	f.word = head_length(f.text, f.n);
	for (size_t i = 0; i < f.n; i++)
		letters += is_word(f.text + i, f.n - i);
	f.capitals = letters >= CAPITALS;
	if (p->n == p->cap) {
		p->cap = p->cap ? 2 * p->cap : 1024;
		p->form = xrealloc(p->form, p->cap * sizeof(*p->form));
	}
	p->form[p->n++] = f;
}

static void
take_record(int end, void *data)
{
	struct loading *l = data;
	int kind = 0;

	(void)end;
	l->line++;
	if (l->nfields != COLUMNS) {
		fail(l, "must have the fields form,name,code,kind");
	} else if (l->line == 1) {
		for (int i = 0; i < COLUMNS; i++)
			if (strcmp(l->field[i], column_name[i]) != 0)
				fail(l, "must begin with the header "
					"form,name,code,kind");
	} else {
		while (kind_name[kind] &&
		       strcmp(kind_name[kind], l->field[KIND]) != 0)
			kind++;
		if (!kind_name[kind])
			fail(l, "kind must be name, adjective, people, city "
				"or other");
		else if (!is_word(l->field[FORM], strlen(l->field[FORM])) ||
			 strlen(l->field[FORM]) < 2)
			fail(l, "form must begin with a letter and have two");
		else if (l->places->n == MAX_FORMS)
			fail(l, "too many forms");
		else
			add_form(l, kind);
	}
	l->nfields = 0;
}

static int
read_table(struct places *p, const char *path, struct error *e)
{
	struct loading l = {.places = p, .path = path, .e = e};
	struct csv_parser csv;
	static char block[1 << 16];
	ssize_t n = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return error_set(e, "%s: %s", path, strerror(errno));
	if (csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI) != 0)
		die(EXIT_DATA, "out of memory");
	while (!l.failed && (n = read(fd, block, sizeof(block))) > 0)
		if (csv_parse(&csv, block, (size_t)n, take_field, take_record,
			      &l) != (size_t)n)
			fail(&l, csv_strerror(csv_error(&csv)));
	if (!l.failed && n < 0)
		fail(&l, strerror(errno));
	if (!l.failed && csv_fini(&csv, take_field, take_record, &l) != 0)
		fail(&l, csv_strerror(csv_error(&csv)));
	csv_free(&csv);
	close(fd);
	return l.failed ? -1 : 0;
}

static int
by_word(const void *a, const void *b)
{
	const struct form *x = a, *y = b;
	int d = compare_words(x->text, x->word, y->text, y->word);

	if (d != 0)
		return d;
	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return strcmp(x->text, y->text);
}

static void
note_start(struct places *p, const char *two)
{
	unsigned bit = two_bytes(two);

	p->starts[bit / 64] |= (uint64_t)1 << (bit % 64);
}

static void
index_forms(struct places *p)
{
	qsort(p->form, p->n, sizeof(*p->form), by_word);
	for (size_t i = 0; i < p->n; i++) {
		const struct form *f = &p->form[i];
		unsigned h = word_hash(f->text, f->word);

		if (i > 0 && compare_words(f[-1].text, f[-1].word, f->text,
					   f->word) == 0)
			continue;
		while (p->slot[h])
			h = (h + 1) % SLOTS;
		p->slot[h] = (uint16_t)(i + 1);
	}
	for (size_t i = 0; i < p->n; i++) {
		const char *text = p->form[i].text;
		char capitals[2] = {capital(text[0]), capital(text[1])};

		note_start(p, text);
		if (p->form[i].capitals)
			note_start(p, capitals);
	}
}

struct places *
places_load(const char *dir, struct error *e)
{
	struct places *p = xmalloc(sizeof(*p));
	char path[4096];

	memset(p, 0, sizeof(*p));
	snprintf(path, sizeof(path), "%s/places.csv", dir);
	if (read_table(p, path, e) != 0) {
		places_free(p);
		return NULL;
	}
	index_forms(p);
	return p;
}

void
places_free(struct places *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->nkept; i++)
		free(p->kept[i]);
	free(p->kept);
	free(p->form);
	free(p);
}

/* ---- scanning --------------------------------------------------------- */

static bool
same_bytes(const struct form *f, const char *p)
{
	if (memcmp(f->text, p, f->n) == 0)
		return true;
	if (!f->capitals)
		return false;
	for (size_t i = 0; i < f->n; i++)
		if (is_lower(p[i]) || fold(f->text[i]) != fold(p[i]))
			return false;
	return true;
}

/* Whether a form may end at text[at]: at a word's end, and a footnote's number
 * stuck to it (Europe35) does not hide it. */
static bool
ends_word(const struct form *f, const char *text, size_t n, size_t at)
{
	size_t digits = 0;

	if (!is_word(f->text + f->n - 1, 1) || at == n ||
	    !is_word(text + at, n - at))
		return true;
	while (at < n && is_digit(text[at]))
		at++, digits++;
	return f->capitals && digits >= 1 && digits <= 3 &&
	       (at == n || !is_word(text + at, n - at));
}

/* The form at text[at], or NULL. */
static const struct form *
form_at(const struct places *p, const char *text, size_t n, size_t at)
{
	size_t word = head_length(text + at, n - at);
	unsigned h = word_hash(text + at, word);
	const struct form *f, *end = p->form + p->n;

	for (;; h = (h + 1) % SLOTS) {
		if (!p->slot[h])
			return NULL;
		f = &p->form[p->slot[h] - 1];
		if (compare_words(f->text, f->word, text + at, word) == 0)
			break;
	}
	for (; f < end && compare_words(f->text, f->word, text + at, word) == 0;
	     f++)
		if (f->n <= n - at && same_bytes(f, text + at) &&
		    ends_word(f, text, n, at + f->n))
			return f;
	return NULL;
}

/* `Uzbek-led`, `pro-Russian`: a part of a word that names no place. */
static bool
in_compound(const char *text, size_t n, size_t begin, size_t end)
{
	size_t i = begin;

	if (end + 1 < n && text[end] == '-' && is_lower(text[end + 1]))
		return true;
	if (begin < 2 || text[begin - 1] != '-' ||
	    !is_word(text + begin - 2, 2))
		return false;
	for (i = begin - 1; i > 0 && is_word(text + i - 1, begin - i); i--)
		;
	return is_lower(text[i]);
}

int
places_scan(const struct places *p, const char *text, size_t n,
	    struct place *out, int max)
{
	const struct form *f;
	int found = 0;
	size_t i = 0, end;
	unsigned two;

	while (i + 1 < n && found < max) {
		if (!is_word(text + i, n - i)) {
			i += is_punctuation(text + i, n - i) ? 3 : 1;
			continue;
		}
		two = two_bytes(text + i);
		f = p->starts[two / 64] >> (two % 64) & 1
			? form_at(p, text, n, i)
			: NULL;
		if (!f) {
			i += word_length(text + i, n - i);
			continue;
		}
		end = i + f->n;
		if (f->kind != PLACE_OTHER && !in_compound(text, n, i, end))
			out[found++] = (struct place){i, end, f->name, f->code,
						      (enum place_form)f->kind};
		i = end + word_length(text + end, n - end);
	}
	return found;
}

/* The place that text[from..to) is. */
static bool
find_in(const struct places *p, struct slice text, size_t from, size_t to,
	struct place *out)
{
	if (places_scan(p, text.p + from, to - from, out, 1) != 1 ||
	    out->begin != 0 || out->end != to - from)
		return false;
	out->begin += from;
	out->end += from;
	return true;
}

bool
places_find(const struct places *p, struct slice text, struct place *out)
{
	size_t to = text.n;

	if (to > 2 && memcmp(text.p + to - 2, "'s", 2) == 0)
		to -= 2;
	else if (to > 1 && text.p[to - 1] == '\'')
		to--;
	if (find_in(p, text, 0, to, out))
		return true;
	return to > 4 && fold(text.p[0]) == 't' &&
	       memcmp(text.p + 1, "he ", 3) == 0 &&
	       find_in(p, text, 4, to, out);
}

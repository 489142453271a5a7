/* Sentences; and that each one's place in the source is exact: cleaning
 * source[begin..end) again gives the text.  Documents are those of tests/docs
 * and hard ones made here. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clean.h"
#include "paragraph.h"
#include "segment.h"

static struct segmenter *
rules(void)
{
	static struct segmenter *g;
	struct error e;

	if (!g)
		g = segmenter_load("rules", &e);
	cr_assert(g, "%s", e.text);
	return g;
}

/* The sentences joined by ` / `. */
static void
expect(const char *text, const char *want)
{
	struct slice t = slice_of(text);
	char got[2048] = "";
	size_t n = 0, from = 0;
	bool cut;

	while (from < t.n) {
		size_t end = segment_end(rules(), t, from, &cut);

		cr_assert(end > from && end <= t.n);
		n += (size_t)snprintf(got + n, sizeof(got) - n, "%s%.*s",
				      from ? " / " : "", (int)(end - from),
				      text + from);
		for (from = end; from < t.n && text[from] == ' ';)
			from++;
	}
	cr_expect_str_eq(got, want, "%s", got);
}

Test(segment, stops)
{
	expect("One is 5 km. Two is 3.5 km! Is it? Yes.",
	       "One is 5 km. / Two is 3.5 km! / Is it? / Yes.");
	expect("The end", "The end");
	expect("It has 15; it had 27.", "It has 15; it had 27.");
	expect("It fell . Then it rose .", "It fell . / Then it rose .");
	expect("a fact . offer of .73 East", "a fact . / offer of .73 East");
	expect("Wait . . . it came. . . . And so on",
	       "Wait . . . it came. . . . / And so on");
	expect("Fin。次の文。 ठीक। अगला", "Fin。 / 次の文。 / ठीक। / अगला");
}

Test(segment, abbreviations)
{
	expect("Dr. Smith and Lt. Gen. J. R. Jones saw St. Petersburg.",
	       "Dr. Smith and Lt. Gen. J. R. Jones saw St. Petersburg.");
	expect("See No. 5 on p. 12, Fig. 3, approx. 7 by Jan. 5. He left.",
	       "See No. 5 on p. 12, Fig. 3, approx. 7 by Jan. 5. / He left.");
	expect("The U.S. Army left the U.S. The rest stayed, e.g. Poland.",
	       "The U.S. Army left the U.S. / The rest stayed, e.g. Poland.");
	expect("Smith et al. 2010 say so. In Jan. It rose.",
	       "Smith et al. 2010 say so. / In Jan. / It rose.");
	expect("At 5 p.m. Monday it was 6 a.m. Officials left.",
	       "At 5 p.m. Monday it was 6 a.m. / Officials left.");
	expect("Am 5. April 1995 kam er. Acme Inc. The end.",
	       "Am 5. April 1995 kam er. / Acme Inc. / The end.");
}

Test(segment, quotes_and_brackets)
{
	expect("He said: \"It is 5 km.\" Then \"Is it?\" she asked.",
	       "He said: \"It is 5 km.\" / Then \"Is it?\" she asked.");
	expect("(See p. 5. There it is.) Next.",
	       "(See p. 5. There it is.) / Next.");
	expect("It rose (by 3 percent). It fell (a lot. And more",
	       "It rose (by 3 percent). / It fell (a lot. / And more");
	expect("It was (2017 est.) 77.9 (2018 est.) The rest",
	       "It was (2017 est.) 77.9 (2018 est.) / The rest");
	expect("«Oui.» «Non.»", "«Oui.» / «Non.»");
}

Test(segment, notes_and_glue)
{
	expect("Its policies.12 The next.[3] Another¹ one.² End",
	       "Its policies.12 / The next.[3] / Another¹ one.² / End");
	expect("It fell.The rest of www.Example.com is v.2 The end",
	       "It fell. / The rest of www.Example.com is v.2 The end");
	expect("1. The first point. IV. The fourth.",
	       "1. The first point. / IV. The fourth.");
	expect("In 2000. 20 percent left. iPhones sold.",
	       "In 2000. / 20 percent left. / iPhones sold.");
}

Test(segment, long_sentence_is_cut)
{
	static char text[50000];
	size_t from = 0, parts = 0;
	bool cut;

	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = i % 7 == 6 ? ' ' : 'x';
	while (from < sizeof(text)) {
		size_t end = segment_end(
		    rules(), (struct slice){text, sizeof(text)}, from, &cut);

		cr_assert(end > from && end - from <= SENTENCE_CAP);
		cr_expect_eq(cut, end < sizeof(text));
		from = end;
		parts++;
	}
	cr_expect_eq(parts, 4);
}

Test(segment, refuses_bad_rules)
{
	char dir[] = "/tmp/segmentXXXXXX", path[64];
	struct error e;
	FILE *f;

	cr_assert(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/segment.yaml", dir);
	f = fopen(path, "w");
	fputs("about: x\nno_break:\n  - before: '('\n    after: 'x'\n", f);
	fclose(f);
	cr_expect_null(segmenter_load(dir, &e));
	cr_expect(strstr(e.text, "segment.yaml:3:13: "), "%s", e.text);
	f = fopen(path, "w");
	fputs("about: x\nnevr: [Dr]\n", f);
	fclose(f);
	cr_expect_null(segmenter_load(dir, &e));
	cr_expect(strstr(e.text, "segment.yaml:2:1: "), "%s", e.text);
	unlink(path);
	rmdir(dir);
}

/* ---- places are exact --------------------------------------------------- */

struct check {
	const char *source;
	size_t n, sentences;
};

/* Line breaks as fact-read takes them: hyphens between small letters go. */
static size_t
joined(const char *p, size_t n, char *out)
{
	size_t m = 0;

	for (size_t i = 0; i < n; i++) {
		if (p[i] != '\n' && p[i] != '\f') {
			out[m++] = p[i];
			continue;
		}
		while (i + 1 < n && strchr(" \n\r\f", p[i + 1]))
			i++;
		while (m > 0 && (out[m - 1] == ' ' || out[m - 1] == '\r'))
			m--;
		if (m > 1 && out[m - 1] == '-' && out[m - 2] >= 'a' &&
		    i + 1 < n && p[i + 1] >= 'a' && p[i + 1] <= 'z')
			m--;
		else if (m < 1 || i + 1 >= n || out[m - 1] != '-')
			out[m++] = ' ';
	}
	return m;
}

/* The text without the spaces and borders that differ from reader to reader. */
static size_t
bare(const char *p, size_t n, char *out)
{
	size_t m = 0;

	for (size_t i = 0; i < n; i++)
		if (!strchr(" \t|", p[i]))
			out[m++] = p[i];
	return m;
}

static void
check_sentence(struct check *c, const struct cleaner *text, size_t from,
	       size_t to, const struct paragraph *p)
{
	struct source_place a = map_place(&text->map, from);
	struct source_place z = map_place_end(&text->map, to);
	size_t begin = p->begin + a.offset, end = p->begin + z.offset, n, line;
	char *buf = malloc(4 * (c->n + 1)), *again = buf + c->n + 1,
	     *want = again + c->n + 1;
	struct cleaner k = {0};
	struct source_map none = {0};

	cr_assert(begin < end && end <= c->n, "%zu..%zu", begin, end);
	n = joined(c->source + begin, end - begin, buf);
	clean_text(&k, (struct slice){buf, n}, &none);
	n = bare(k.text, k.n, again);
	cr_expect(slice_eq((struct slice){again, n},
			   (struct slice){
			       want, bare(text->text + from, to - from, want)}),
		  "%.*s\nis in the source\n%.*s", (int)(to - from),
		  text->text + from, (int)(end - begin), c->source + begin);
	line = 1;
	for (size_t i = 0; i < begin; i++)
		line += c->source[i] == '\n';
	cr_expect_eq(p->line + a.line, line, "line %zu, not %llu", line,
		     (unsigned long long)(p->line + a.line));
	cleaner_free(&k);
	free(buf);
	c->sentences++;
}

static void
check_paragraph(void *data, const struct paragraph *p)
{
	struct cleaner text = {0};
	size_t from = 0;
	bool cut;

	clean_text(&text, p->text, p->map);
	while (from < text.n) {
		size_t end = segment_end(
		    rules(), (struct slice){text.text, text.n}, from, &cut);

		check_sentence(data, &text, from, end, p);
		for (from = end; from < text.n && text.text[from] == ' ';)
			from++;
	}
	cleaner_free(&text);
}

static void
check_file(const char *path, size_t least)
{
	static char source[1 << 20];
	struct text_reader r = {0};
	struct check c = {source, 0, 0};
	struct paragraphs *b = paragraphs_new(check_paragraph, &c);
	int fd = open(path, O_RDONLY);
	struct error e;

	cr_assert(fd >= 0, "%s", path);
	c.n = (size_t)read(fd, source, sizeof(source));
	lseek(fd, 0, SEEK_SET);
	text_open(&r, fd, path);
	paragraphs_start(b);
	while (text_block(&r, &e) == 1)
		paragraphs_block(b, r.line, r.nlines, r.ended);
	paragraphs_end(b);
	cr_expect(c.sentences >= least, "%s: %zu sentences", path, c.sentences);
	paragraphs_free(b);
	text_close(&r);
	close(fd);
}

Test(segment, places_in_documents)
{
	DIR *dir = opendir("tests/docs");
	struct dirent *d;
	size_t files = 0;

	cr_assert(dir);
	while ((d = readdir(dir))) {
		char path[512];
		size_t n = strlen(d->d_name);

		if (n < 5 || strcmp(d->d_name + n - 4, ".txt") != 0)
			continue;
		snprintf(path, sizeof(path), "tests/docs/%s", d->d_name);
		check_file(path, 1);
		files++;
	}
	closedir(dir);
	cr_expect(files > 0);
}

Test(segment, places_in_hard_text)
{
	check_file("tests/fact-read/wrapped.txt", 5);
	check_file("tests/fact-read/lists.txt", 10);
	check_file("tests/fact-read/hard.txt", 15);
}

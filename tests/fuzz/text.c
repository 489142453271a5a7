/* Any bytes as a document: paragraphs, cleaned, as sentences.  The places of
 * the text ascend within the source, and the source's bytes at the place of
 * each word, cleaned, are the word. */
#include "border.h"
#include "clean.h"
#include "fuzz.h"
#include "paragraph.h"
#include "segment.h"

struct document {
	const char *source;
	size_t n;
	struct segmenter *segmenter;
};

/* The word text[from..to) of a paragraph that begins at source[begin]. */
static void
check_word(const struct document *d, const struct cleaner *c, uint64_t begin,
	   size_t from, size_t to)
{
	static struct cleaner word;
	static const struct source_map none;
	uint64_t at = begin + map_place(&c->map, from).offset;
	uint64_t end = begin + map_place_end(&c->map, to).offset;
	struct slice s = {d->source + at, (size_t)(end - at)};

	HOLDS(at <= end && end <= d->n);
	/* Not where lines were joined (a hyphen of three bytes at a line's end
	 * is not wholly the word's), and not the border that stands for the gap
	 * between two cells. */
	if ((to - from == 1 && c->text[from] == '|') ||
	    c->text[to - 1] == '-' || memchr(s.p, '\n', s.n) ||
	    memchr(s.p, '\r', s.n) || memchr(s.p, '\f', s.n))
		return;
	clean_text(&word, s, &none);
	HOLDS(word.n == to - from);
	HOLDS(memcmp(word.text, c->text + from, word.n) == 0);
}

static void
check_places(const struct document *d, const struct cleaner *c,
	     const struct paragraph *p)
{
	uint64_t floor = 0;
	size_t from = 0;

	for (size_t i = 0; i <= c->n; i++) {
		struct source_place at = map_place(&c->map, i);

		if (!fuzz_border(c->text, c->n, i))
			continue;
		/* The border between two cells may stand for one TAB. */
		if (i == c->n || !strchr(" |", c->text[i])) {
			HOLDS(at.offset >= floor);
			HOLDS(p->begin + at.offset <= d->n);
			floor = at.offset;
		}
		if (i < c->n && c->text[i] != ' ')
			continue;
		if (from < i)
			check_word(d, c, p->begin, from, i);
		from = i + 1;
	}
}

static void
each(void *data, const struct paragraph *p)
{
	static struct cleaner c;
	static struct source_map part;
	const struct document *d = data;
	bool cut;

	HOLDS(p->text.n > 0 && p->begin < d->n && p->line > 0 && p->page > 0);
	HOLDS(!memchr(p->text.p, '\n', p->text.n) &&
	      !memchr(p->text.p, '\t', p->text.n));
	clean_text(&c, p->text, p->map);
	check_places(d, &c, p);
	for (size_t from = 0, end; from < c.n; from = end) {
		end = segment_end(d->segmenter, (struct slice){c.text, c.n},
				  from, &cut);
		HOLDS(end > from && end <= c.n);
		HOLDS(end - from <= SENTENCE_CAP);
		map_slice(&c.map, from, end, &part);
		HOLDS(map_place(&part, end - from).offset +
			  map_place(&c.map, from).offset ==
		      map_place(&c.map, end).offset);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct document d;
	static struct text_reader r;
	char *text = fuzz_copy(data, n);
	int fd = fuzz_file(data, n);
	struct paragraphs *b;
	struct error e;

	if (!d.segmenter)
		HOLDS(d.segmenter = segmenter_load("rules", &e));
	d.source = text;
	d.n = n;
	b = paragraphs_new(each, &d);
	text_open(&r, fd, "text");
	paragraphs_start(b);
	while (text_block(&r, &e) == 1)
		paragraphs_block(b, r.line, r.nlines, r.ended);
	paragraphs_end(b);
	paragraphs_free(b);
	close(fd);
	free(text);
	return 0;
}

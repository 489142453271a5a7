/* Characters in one form, and the map back. */
#include <criterion/criterion.h>
#include <string.h>

#include "clean.h"

static void
expect(const char *raw, const char *want)
{
	struct cleaner c = {0};
	struct source_map none = {0};

	clean_text(&c, slice_of(raw), &none);
	cr_expect(slice_is((struct slice){c.text, c.n}, want), "%s became %.*s",
		  raw, (int)c.n, c.text);
	cleaner_free(&c);
}

Test(clean, one_form)
{
	expect("“a” ‘b’ ‚c‛ ʼd", "\"a\" 'b' 'c' 'd");
	expect("5′ 3″ «x»", "5′ 3″ «x»");
	expect("−5 non‑stop a‐b －1", "-5 non-stop a-b -1");
	expect("3–5 — 1‒2 ―", "3–5 — 1–2 —");
	expect("1\u00a0000\u2009000\u202f000\u2007km", "1 000 000 000 km");
	expect("ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ", "ff fi fl ffi ffl st st");
	expect("na\u00adtion\u200b\ufeff\u200e", "nation");
	expect("km² ½ µm x³ ㎞ Ⅳ", "km² ½ µm x³ ㎞ Ⅳ");
}

Test(clean, white_space)
{
	expect("\u00a0a \u00a0 b\u2003\u2003c ", "a b c");
	expect("a\x01\x02z\x7f \x0b b\xc2\x85"
	       "c",
	       "az b c");
	expect("\u200b\u00a0", "");
	expect("", "");
}

Test(clean, invalid_utf8)
{
	struct cleaner c = {0};
	struct source_map none = {0};

	expect("a\xff z", "a\ufffd z");
	expect("a\xe2\x82 z", "a\ufffd z");
	expect("\xf0\x9f\x98\x80 \xf0\x9f\x98", "😀 \ufffd");
	expect("\xed\xa0\x80", "\ufffd");
	clean_text(&c, slice_of("\xff\xfe ok \xc3"), &none);
	cr_expect_eq(c.invalid, 3);
	cleaner_free(&c);
}

Test(clean, composes)
{
	expect("cafe\u0301s", "caf\u00e9s");
	expect("e\u0323\u0302", "\u1ec7");
	expect("\u212a \u2126 \u212b", "K \u03a9 \u00c5");
	expect("\u0438\u0306", "\u0439");
	expect("\u1112\u1161\u11ab \ud55c", "\ud55c \ud55c");
	expect("\u00e9\u0323", "\u1eb9\u0301");
	expect("\u0301x", "\u0301x");
	expect("\ufb01\u0301", "f\u00ed");
}

Test(clean, plain_passes)
{
	cr_expect(clean_already(slice_of("A border of 7,590 km ~")));
	cr_expect(clean_already(slice_of("")));
	cr_expect_not(clean_already(slice_of("0123456789abcde\x7f")));
	cr_expect_not(clean_already(slice_of("0123456\x01")));
	cr_expect_not(clean_already(slice_of("01234567 caf\u00e9")));
}

/* Each byte of the text stands where its source is, through an older map. */
Test(clean, map_is_kept)
{
	/* the source had two spaces behind `ab` and a line end before `e` */
	const char *raw = "ab “cd” efg\u00a0\u00a0h";
	struct source_map old = {0};
	struct cleaner c = {0};
	struct error e;

	cr_assert_eq(map_parse(&old, slice_of("3:4:0:0 12:20:1:0"), &e), 0);
	clean_text(&c, slice_of(raw), &old);
	cr_assert(slice_is((struct slice){c.text, c.n}, "ab \"cd\" efg h"));
	cr_expect_eq(map_place(&c.map, 1).offset, 1);
	cr_expect_eq(map_place(&c.map, 3).offset, 4);
	cr_expect_eq(map_place(&c.map, 4).offset, 7);
	cr_expect_eq(map_place(&c.map, 7).offset, 12);
	cr_expect_eq(map_place_end(&c.map, 7).offset, 12);
	cr_expect_eq(map_place(&c.map, 8).offset, 20);
	cr_expect_eq(map_place(&c.map, 8).line, 1);
	cr_expect_eq(map_place(&c.map, 12).offset, 27);
	map_free(&old);
	cleaner_free(&c);
}

Test(clean, long_text)
{
	static char raw[300000], want[300000];
	struct source_map none = {0};
	struct cleaner c = {0};
	size_t n = 0, m = 0;

	for (int i = 0; i < 20000; i++) {
		memcpy(raw + n, "abcdef “x” ", 15);
		memcpy(want + m, "abcdef \"x\" ", 11);
		n += 15;
		m += 11;
	}
	clean_text(&c, (struct slice){raw, n}, &none);
	cr_assert_eq(c.n, m - 1);
	cr_expect_eq(memcmp(c.text, want, c.n), 0);
	cr_expect_eq(map_place(&c.map, c.n - 1).offset, n - 4);
	cleaner_free(&c);
}

/* Not tested: the time it takes to load (make bench). */
#include "places.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct places *table;

static void
load(void)
{
	struct error e;

	table = places_load("rules", &e);
	cr_assert(table, "%s", e.text);
}

static void
unload(void)
{
	places_free(table);
}

TestSuite(places, .init = load, .fini = unload);

/* The scan of text as `form=name/code/kind` joined by `; `. */
static const char *
scan(const char *text)
{
	static const char kind[] = "napc";
	static char out[1024];
	struct place p[16];
	int n = places_scan(table, text, strlen(text), p, 16);
	size_t at = 0;

	out[0] = '\0';
	for (int i = 0; i < n; i++)
		at += (size_t)snprintf(
		    out + at, sizeof(out) - at, "%s%.*s=%s/%s/%c",
		    i ? "; " : "", (int)(p[i].end - p[i].begin),
		    text + p[i].begin, p[i].name, p[i].code, kind[p[i].form]);
	return out;
}

Test(places, names_adjectives_peoples_cities)
{
	cr_expect_str_eq(scan("Kazakh oil went from Kazakhstan to Russians in "
			      "Omsk and Moscow."),
			 "Kazakh=Kazakhstan/KZ/a; Kazakhstan=Kazakhstan/KZ/n; "
			 "Russians=Russia/RU/p; Moscow=Moscow/RU/c");
	cr_expect_str_eq(scan("Burma, Swaziland and Zaire"),
			 "Burma=Burma/MM/n; Swaziland=Swaziland/SZ/n; "
			 "Zaire=Zaire/CD/n");
	cr_expect_str_eq(scan("the Kyrgyz Republic and the USA"),
			 "Kyrgyz Republic=Kyrgyzstan/KG/n; "
			 "USA=United States/US/n");
	cr_expect_str_eq(scan("Kosovo and Central Asia"),
			 "Kosovo=Kosovo/XK/n; Central Asia=Central Asia/143/n");
}

Test(places, the_longest_form_wins)
{
	cr_expect_str_eq(scan("Equatorial Guinea"),
			 "Equatorial Guinea=Equatorial Guinea/GQ/n");
	cr_expect_str_eq(scan("Guinea-Bissau and Guinea"),
			 "Guinea-Bissau=Guinea-Bissau/GW/n; "
			 "Guinea=Guinea/GN/n");
	cr_expect_str_eq(scan("South Sudan, South Georgia"),
			 "South Sudan=South Sudan/SS/n; South Georgia=South "
			 "Georgia/GS/n");
	cr_expect_str_eq(scan("Republic of Georgia"),
			 "Republic of Georgia=Georgia/GE/n");
}

Test(places, what_only_looks_like_a_place)
{
	cr_expect_str_eq(scan("turkey and polish on china plates"), "");
	cr_expect_str_eq(scan("let us march"), "");
	cr_expect_str_eq(scan("the Gulf of Oman and the Indian Ocean"), "");
	cr_expect_str_eq(scan("500 US dollars"), "");
	cr_expect_str_eq(scan("Chadwick, Nigerite, Malice, Omanization"), "");
	cr_expect_str_eq(scan("US-led, pro-Russian, Russian-speaking"), "");
	cr_expect_str_eq(scan("Congo"), "", "either of two");
}

Test(places, boundaries)
{
	cr_expect_str_eq(scan("Tajikistan's"), "Tajikistan=Tajikistan/TJ/n");
	cr_expect_str_eq(scan("KAZAKHSTAN"), "KAZAKHSTAN=Kazakhstan/KZ/n");
	cr_expect_str_eq(scan("kazakhstan"), "");
	cr_expect_str_eq(scan("Europe35 and"), "Europe=Europe/150/n");
	cr_expect_str_eq(scan("Europe2020 and"), "");
	cr_expect_str_eq(scan("the Uzbek-Kazakh border"),
			 "Uzbek=Uzbekistan/UZ/a; Kazakh=Kazakhstan/KZ/a");
	cr_expect_str_eq(scan("(the U.S.), U.K."),
			 "U.S.=United States/US/n; U.K.=United Kingdom/GB/n");
	cr_expect_str_eq(scan("C\xc3\xb4te d'Ivoire"),
			 "C\xc3\xb4te d'Ivoire=C\xc3\xb4te d'Ivoire/CI/n");
	cr_expect_str_eq(scan("oil\xe2\x80\x94"
			      "Mali\xe2\x80\x94 and"),
			 "Mali=Mali/ML/n", "long dashes");
	cr_expect_str_eq(scan(""), "");
	cr_expect_str_eq(scan("O"), "");
}

Test(places, at_most_max)
{
	struct place p[2];
	const char *text = "China, India, Japan";

	cr_expect_eq(places_scan(table, text, strlen(text), p, 2), 2);
	cr_expect_eq(p[1].begin, 7u);
}

Test(places, find_takes_the_whole_only)
{
	struct place p;

	cr_expect(
	    places_find(table, slice_of("the Republic of Kazakhstan"), &p));
	cr_expect_str_eq(p.code, "KZ");
	cr_expect(places_find(table, slice_of("Tajikistan's"), &p));
	cr_expect_str_eq(p.name, "Tajikistan");
	cr_expect(places_find(table, slice_of("the Netherlands'"), &p));
	cr_expect_eq(p.begin, 4u);
	cr_expect_eq(p.end, 15u);
	cr_expect_not(places_find(table, slice_of("Kazakhstan will not"), &p));
	cr_expect_not(places_find(table, slice_of("northern Kazakhstan"), &p));
	cr_expect_not(places_find(table, slice_of(""), &p));
	cr_expect_not(places_find(table, slice_of("the "), &p));
}

/* What places_load says about a table, or "" when it takes it. */
static const char *
complaint(const char *text)
{
	static struct error e;
	char dir[] = "/tmp/test_places.XXXXXX", path[64];
	struct places *p;
	FILE *f;

	cr_assert(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/places.csv", dir);
	f = fopen(path, "w");
	fputs(text, f);
	fclose(f);
	e.text[0] = '\0';
	p = places_load(dir, &e);
	places_free(p);
	unlink(path);
	rmdir(dir);
	return p ? "" : strchr(e.text, ':');
}

Test(places, bad_tables)
{
	cr_expect_str_eq(complaint("form,name,code,kind\nMali,Mali,ML,name\n"),
			 "");
	cr_expect_str_eq(complaint("form,name\n"),
			 ":1: must have the fields form,name,code,kind");
	cr_expect_str_eq(complaint("name,form,code,kind\n"),
			 ":1: must begin with the header form,name,code,kind");
	cr_expect_str_eq(
	    complaint("form,name,code,kind\nMali,Mali,ML,land\n"),
	    ":2: kind must be name, adjective, people, city or other");
	cr_expect_str_eq(complaint("form,name,code,kind\n,Mali,ML,name\n"),
			 ":2: form must begin with a letter and have two");
	cr_expect_not_null(complaint("form,name,code,kind\n\"Mali,Mali\n"));
	cr_expect_null(places_load("/nonexistent", NULL));
}

/*
 * Each case is a sentence with the amount in [ ], and what must come of it:
 * subject/code/object/code/from.
 * Not tested: which place a person would name where the text itself is unclear.
 */
#include "link.h"

#include <criterion/criterion.h>
#include <stdio.h>

static struct linker *linker;

static void
load(void)
{
	struct error e;

	linker = linker_new("rules", &e);
	cr_assert(linker, "%s", e.text);
}

static void
unload(void)
{
	linker_free(linker);
}

TestSuite(link, .init = load, .fini = unload);

struct given {
	const char *text, *claim, *subject, *object, *title, *context, *block,
	    *heading;
	bool measure;
};

static struct slice
slice(const char *s)
{
	return slice_of(s ? s : "");
}

static void
expect(const struct given *g, const char *want, int line)
{
	char text[1024], got[512];
	const char *open = strchr(g->text, '['), *close = strchr(open, ']');
	struct link_claim c = {
	    .claim = slice_of(g->claim ? g->claim : "quantity"),
	    .block = slice_of(g->block ? g->block : "para"),
	    .title = slice(g->title),
	    .heading = slice(g->heading),
	    .context = slice(g->context),
	    .subject = slice(g->subject),
	    .object = slice(g->object),
	};
	struct link o;

	snprintf(text, sizeof(text), "%.*s%.*s%s", (int)(open - g->text),
		 g->text, (int)(close - open - 1), open + 1, close + 1);
	c.text = slice_of(text);
	c.qbegin = (uint64_t)(open - g->text);
	c.qend = (uint64_t)(close - g->text) - 1;
	linker_link(linker, &c, &o);
	if (g->measure)
		linker_measure(linker, &c, &o);
	snprintf(got, sizeof(got), "%.*s/%.*s/%.*s/%.*s/%s", (int)o.subject.n,
		 o.subject.p, (int)o.subject_code.n, o.subject_code.p,
		 (int)o.object.n, o.object.p, (int)o.object_code.n,
		 o.object_code.p, o.from);
	cr_expect_str_eq(got, want, "line %d: %s: %s, not %s", line, g->text,
			 got, want);
}

/* The fields of struct given come behind the sentence, by name. */
#define LINK(want, ...)                                                        \
	expect(&(struct given){.text = __VA_ARGS__}, want, __LINE__)
#define NONE "////"

Test(link, captures_are_cleaned_and_named)
{
	LINK("Kazakhstan/KZ/oil//capture", "Oil of [5 Mt] came.",
	     .subject = "the Kazakh", .object = "oil");
	LINK("Burma/MM///capture", "It was [5 Mt].", .subject = "Burma's");
	LINK("Gazprom////capture", "It was [5 Mt].", .subject = "Gazprom");
	LINK("Mali/ML///capture", "It was [5 Mt].",
	     .subject = "the economy of Mali");
	LINK("northern Mali////capture", "It was [5 Mt].",
	     .subject = "northern Mali");
	LINK("Mali/ML///capture", "It was [5 Mt].", .subject = "In Mali");
	LINK("Mali/ML///context", "It was [5 Mt].",
	     .subject = "the country's economy", .context = "Mali is poor.");
	LINK(NONE, "It was [5 Mt].", .subject = "its economy");
	LINK(NONE, "They only cost [5 dollars].", .subject = "only");
	LINK("Anglican////capture", "The rest is [5%].",
	     .subject = "includes Anglican");
	LINK("cores////capture", "It was [5 m].", .subject = "cores of");
	LINK("65 years and over////capture", "It was [5 m].",
	     .subject = "65 years and over");
	LINK("Togo/TG/Spain (Ceuta)/ES/capture", "It was [5 m].",
	     .subject = "Togo", .object = "Spain (Ceuta)");
	LINK("Holy See/VA///capture", "It was [5 m].",
	     .subject = "Holy See (Vatican City)");
	LINK("Almaty////capture", "It was [5 Mt].", .subject = "Almaty");
}

Test(link, peoples_stay_peoples)
{
	LINK("Russians//Kazakhstan/KZ/capture",
	     "Russians form [a fifth] of the Kazakh population.",
	     .claim = "population share", .subject = "ethnic Russians",
	     .object = "the Kazakh population");
	LINK("Kazakh//Kazakhstan/KZ/capture",
	     "Ethnic groups: Kazakh [70%], Uzbek 3%",
	     .claim = "population share", .subject = "Kazakh",
	     .title = "Kazakhstan", .block = "item");
	LINK("Uzbekistan/UZ///capture", "Uzbek output was [5 Mt].",
	     .claim = "oil production", .subject = "Uzbek");
}

Test(link, the_owner_in_a_captured_object)
{
	LINK("Tajikistan/TJ/GDP//capture",
	     "Money from abroad is [a third] of Tajikistan's GDP.",
	     .object = "Tajikistan's GDP");
	LINK("Kazakhstan/KZ/population//capture",
	     "Towns hold [60%] of the Kazakh population.",
	     .object = "the Kazakh population");
	LINK("Mali/ML/Togo/TG/clause", "Mali has [60%] of Togo's people.",
	     .object = "Togo's people");
}

Test(link, subject_of_the_clause)
{
	LINK("Kazakhstan/KZ///clause", "In 2013, Kazakhstan pumped [81 Mt].");
	LINK("Tajikistan/TJ///clause", "Tajikistan's GDP was [$8 bn] then.");
	LINK("Kazakhstan/KZ///clause", "The Kazakh economy grew by [5%].");
	LINK("Mali/ML///clause", "Mali, the largest of them, produced [5 Mt].");
	LINK("Mali/ML///clause", "Talks with Mali, which produces [5 Mt].");
	LINK("Russia/RU///clause",
	     "Mali said that Russia had [5,000] troops there.");
	LINK("Mali/ML///clause", "While Togo grew, Mali shrank by [5%].");
	LINK("Mali/ML///clause", "On 3 March Mali froze [$9 bn].");
	LINK("Almaty////clause", "Almaty has [2 million] people.");
	LINK("Germans////clause", "Germans drank [90 liters] of beer.");
	LINK("Turkmenistan, Russia and Iran////clause",
	     "Turkmenistan, Russia and Iran produce [7 bcm].");
}

Test(link, behind_of_and_in)
{
	LINK("Mali/ML///clause", "The population of Mali is [19 million].");
	LINK("Mali/ML///clause", "In Mali, gold was [46%] of exports.",
	     .claim = "share");
	LINK("Mali/ML///clause", "Unemployment reached [5%] in Mali.");
	LINK("Mali/ML///clause", "Gold is [40%] of Mali's exports.");
	LINK("Mali/ML///clause", "Exports of Malian gold were [5 t].");
	LINK("France/FR/Mali/ML/clause", "France has [5,000] troops in Mali.");
	LINK("France/FR///clause", "In Mali, France has [5,000] troops.");
	LINK("Asia and Europe////clause",
	     "Rain was [5%] less in Asia and Europe.");
	LINK(NONE, "The exports of Mali and the debt of Togo rose [5%].");
	LINK(NONE, "In Mali, they found in the soil [46 mg] of it.");
	LINK(NONE, "They swam in a [50-m] pool in Mali.");
	LINK(NONE, "The flight is [six hours] ahead of Washington.");
	LINK(NONE, "The arrival of Europeans began [five] wars.");
}

Test(link, the_other_side)
{
	LINK("Mali/ML/China/CN/clause",
	     "Mali exported [5 t] of gold to China.");
	LINK("Mali/ML/China/CN/title", "Trade with China reached [$20 bn].",
	     .title = "Mali");
	LINK(NONE, "Trade with China reached [$20 bn].");
	LINK("Mali/ML/Togo/TG/clause",
	     "Trade between Mali and Togo reached [$20 bn].");
	LINK("Mali/ML/Togo/TG/clause",
	     "Mali and Togo share a border of [590 km].",
	     .claim = "border length");
	LINK("Mali/ML/Togo/TG/clause", "Mali-Togo trade hit [$9 bn].",
	     .claim = "trade");
	LINK("Mali/ML///clause", "Mali sold [5 t] to the Chinese market.");
}

Test(link, lists)
{
	const char *three[] = {
	    "Shares were [6%] in Mali, 9% in Togo and 5% in Chad.",
	    "Shares were 6% in Mali, [9%] in Togo and 5% in Chad.",
	    "Shares were 6% in Mali, 9% in Togo and [5%] in Chad."};

	LINK("Mali/ML///clause", three[0]);
	LINK("Togo/TG///clause", three[1]);
	LINK("Chad/TD///clause", three[2]);
	LINK("Togo/TG///clause",
	     "It was highest in Mali (46%), Togo ([13%]) and Chad (9%).");
	LINK("Mali/ML/Niger/NE/clause",
	     "Mali borders Algeria (1,359 km) and Niger ([838 km]).",
	     .claim = "border length");
	LINK("Mali/ML///clause",
	     "Mali and Togo sold [5] and 7 t respectively.");
	LINK("Togo/TG///clause",
	     "Mali and Togo sold 5 and [7 t] respectively.");
	LINK("Togo/TG///clause",
	     "Prices in Mali, Togo and Chad were 5, [7] and 9%, respectively.");
	LINK("Mali and Togo////clause", "Mali and Togo sold [5 t] of gold.");
	LINK("Togo/TG///clause", "Mali overtook Togo's [7 t].");
	LINK(NONE, "Exports to Mali fell 5%, those to Togo [12%].");
	LINK("Togo/TG///clause", "Mali supplied 5 t and Togo [7 t].");
	LINK("Mali/ML///clause", "Prices in Mali rose [5%] and in Togo 7%.");
	LINK("Togo/TG///clause", "Prices in Mali rose 5% and in Togo [7%].");
}

Test(link, interleaved_columns)
{
	LINK(NONE, "In 2013, Mali stood for [46%] of anger and mistrust .");
	LINK(
	    "Chad/TD///clause",
	    "In Mali, 13% in Togo and [29%] our newest partner withein Chad .");
	LINK(
	    "Togo/TG///clause",
	    "In Mali, [13%] in Togo and 29% our newest partner withein Chad .");
	LINK("Mali/ML///clause", "Mali's debt was [46%] of it .");
	LINK(NONE, "Trade grew to [46%] of it .", .context = "Mali is large .");
}

Test(link, somebody_else_acts)
{
	LINK("Chevron////clause", "Mali said Chevron invested [$5 bn].");
	LINK("World Bank////clause", "The World Bank lent [$5 bn] for a dam.");
	LINK("World Bank////clause", "The World Bank lent [$5 bn].",
	     .title = "Mali");
	LINK("Malian President Traore////clause",
	     "Malian President Traore spent [$5 million].");
	LINK(NONE, "Russia's Gazprom produced [5 bcm].");
	LINK(NONE, "In Mali they bought [5 t].");
	LINK(NONE, "Malian settlers came, and the island had [12] clans.");
}

Test(link, names_of_actors)
{
	LINK("Port of Orla////clause", "The Port of Orla shipped [5 t].");
	LINK("Orla////clause", "In 2010 the Orla district of Mali had [5].");
	LINK("OBC////clause", "OBC's costs fell by [5%].");
	LINK("Orla Bank////clause", "Orla Bank (OB) lent [$5] in May.");
	LINK("Tutsis////clause", "Thousands of Tutsis fled, [5] were left.");
	LINK(NONE, "Costs of the new dams rose by [5%].");
	LINK("Ana Lines and Orla Bank////clause",
	     "In 2010 Ana Lines and Orla Bank cut jobs by [5%].");
	LINK("Orla////clause", "In 2010 Orla's profit and sales rose [5%].");
	LINK(NONE, "Demand for low-priced Orla phones rose [5%].",
	     .title = "Prices");
	LINK(NONE, "Production grew by [5%].");
	LINK(NONE, "In May FY2014 saw [5%].");
	LINK("Ana////clause",
	     "The gaps in Ana, Belo and Orla have [5] causes.");
	LINK("Orla////clause", "Orla sold [5 t].",
	     .context = "They know that Orla sells tea.");
	LINK(NONE, "Tea sold for [$5].", .context = "Tea is grown. Tea is old.");
	LINK(NONE, "The Orla Group Sold Its Shares For [$5 Million]");
}

Test(link, who_tells_is_no_subject)
{
	LINK(NONE, "Orla Bank said [5 houses] were sold.");
	LINK("Orla Bank////clause", "Orla Bank said its profit was [$5].");
	LINK("Orla Bank////clause", "Orla Bank said that it had [5 shops].");
	LINK("Orla Bank////clause", "Orla Bank reported a loss of [$5].");
	LINK(NONE, "Orla Bank reported that month sales fell by [5%].");
	LINK(NONE, "The Greens won 3 of the [90 seats].");
	LINK("Orla Energy////context", "The company earned [$5].",
	     .context = "In 2010 Orla Energy sold gas. It was cold.");
	LINK(NONE, "The firm earned [$5].", .context = "It was cold.");
	LINK(NONE, "The country sold [5 t].",
	     .context = "In 2010 Orla Energy sold gas.");
	LINK("Orla Energy////context", "Its sales rose by [5%].",
	     .context = "In 2010 Orla Energy sold gas.");
	LINK("Orla plc////title", "It holds [5%] of the Belam field.",
	     .title = "Orla plc: results");
	LINK("Orla Energy////context", "It holds [5%] of the Belam field.",
	     .context = "In 2010 Orla Energy sold gas.");
}

Test(link, entries_of_lists)
{
	LINK("Mali/ML///clause",
	     "Peru led with 9 t, followed by Mali with [5 t].");
	LINK("Mali/ML///clause", "Peru cut it by 9 t, and Mali by [5 t].");
	LINK("Mali/ML///clause", "It is traded, with Mali alone buying [5 t].");
	LINK("Orla Bank////clause",
	     "Loans grew, with the Orla Bank (OB) accounting for [5%].");
	LINK("Peru/PE/Mali/ML/clause", "Peru traded [5 t] with Mali.");
	LINK("Peru/PE/Mali/ML/clause", "Peru traded with Mali [5 t].");
	LINK("Orla////clause", "They include Ana (3%) and Orla ([5%]).");
	LINK("Labour Party////clause",
	     "The Greens had 9%; the Labour Party - [5%].");
	LINK(NONE, "Then came Lamb ([5] men and 3 dogs).");
	LINK("Orla Region////clause", "They lie in the Orla Region (3 t or [5%]).");
	LINK("Mali/ML///clause", "Peru had 9%, and then Togo and Mali at [5%].");
	LINK("Orla Bank//India's tea//clause",
	     "The Orla Bank bought [5%] of India's tea.",
	     .object = "India's tea");
}

Test(link, names_behind_in)
{
	LINK("Orla////clause", "The rise in Orla was [5%].");
	LINK("Orla////clause", "[Five] men were killed in Orla.",
	     .title = "Mali");
	LINK("Mali/ML///clause", "In Mali, where [5 men] live, it is hot.");
	LINK("Orla////clause", "They came to Orla, where [5 men] live.");
	LINK(NONE, "It lies [5 km] east-southeast of Orla.");
	LINK(NONE, "In Orla it runs for [5 km].");
	LINK(NONE, "Sales rose [5%] in the May-June period.");
	LINK(NONE, "At the end a nine-member team had [two-year] terms.");
}

Test(link, parts_of_names)
{
	LINK(NONE, "Russian is spoken by [9%] of them.");
	LINK("Great Wall of China////clause",
	     "The Great Wall of China is [9,000 km] long.");
	LINK(NONE, "He won the Tour de France [five] times.");
	LINK("Mali Airways////clause", "Mali Airways had [9] planes.");
	LINK(NONE, "The gap was [5%] at the Mali Marathon.");
	LINK("Mali/ML///clause", "The GDP of Mali is [$19 bn].");
}

Test(link, references)
{
	LINK("Mali/ML///context", "Its people number [19 million].",
	     .context = "Mali is large.");
	LINK("Mali/ML///context", "The country's debt is [$9 bn].",
	     .context = "Mali is large.");
	LINK("Mali/ML///context", "It covers [1.2 million sq km].",
	     .context = "Togo is small. Mali is large.");
	LINK("Mali/ML///sentence", "In Mali, the country's debt is [$9 bn].");
	LINK("Mali/ML///clause", "Mali spends [4%] of its GDP on schools.");
	LINK("Mali/ML///title", "The country voted with [4%] less.",
	     .title = "Mali", .context = "It is a member of the EU.");
	LINK("Togo/TG///context", "Its people number [8 million].",
	     .title = "Mali", .context = "Togo is smaller.");
	LINK("Mali/ML///context", "In Togo it has [500] soldiers.",
	     .context = "Mali keeps a base.");
	LINK("Mali/ML///context", "Inflation fell to [14%].",
	     .context = "Mali is large. The country's GDP grew.");
	LINK("Mali/ML///clause",
	     "Malian investment in the country was [$9 bn].",
	     .context = "Togo is smaller.");
	LINK(NONE, "Its people number [8 million].",
	     .context = "They went from Togo to Mali.");
	LINK(NONE, "The cave is long; it measures [8 km].",
	     .context = "The cave lies in Mali, in the north of Togo.");
}

Test(link, two_countries)
{
	struct given g = {.text = "The two countries share [590 km].",
			  .claim = "border length"};

	g.context = "Mali and Togo are allies.";
	expect(&g, "Mali/ML/Togo/TG/context", __LINE__);
	g.context = "Mali, Togo and Chad are allies.";
	expect(&g, NONE, __LINE__);
	g.context = "Mali is an ally.";
	expect(&g, NONE, __LINE__);
	g.title = "Togo";
	expect(&g, "Togo/TG/Mali/ML/context", __LINE__);
	LINK("Mali/ML/Togo/TG/context",
	     "The border between the two countries is [590 km] long.",
	     .claim = "border length", .context = "Mali borders Togo.");
}

Test(link, what_the_sentence_before_is_about)
{
	LINK("Mali/ML///context", "GDP per head is [$800].",
	     .context = "Mali is poor.");
	LINK(NONE, "The sample had [30] patients.", .context = "Mali is poor.");
	LINK("Mali/ML///sentence",
	     "Mali's economy grew, and inflation fell to [5%].");
}

Test(link, headings_and_titles)
{
	LINK("Mali/ML///title", "Exports were [5 t].", .title = "Mali");
	LINK("Mali/ML///heading", "Exports were [5 t].", .title = "Togo",
	     .heading = "Mali");
	LINK("Mali/ML///title", "Exports were [5 t].",
	     .title = "The economy of Mali", .heading = "TRADE");
	LINK("Holy See/VA///title", "Area: [0.44 sq km]", .block = "item",
	     .title = "Holy See (Vatican City)");
	LINK(NONE, "Some [9 million] people worldwide speak it.",
	     .title = "Mali");
	LINK(NONE, "World output grew by [5%].", .title = "Mali");
	LINK(NONE, "The global price was [$30].", .title = "Mali");
	LINK("Asia/142///clause",
	     "Mali had a third, as all of Asia took [84%] of the jobs.",
	     .title = "Mali");
	LINK(NONE, "Oil was [$30].", .title = "Mali will not be next");
	LINK(NONE, "Oil was [$30].", .title = "Malian");
}

Test(link, what_is_counted)
{
	LINK("coastal states////clause", "The fund pays [ten coastal states].",
	     .claim = "count");
	LINK("states in Asia and Europe////clause",
	     "A fund pays [51 states] in Asia and Europe.", .claim = "count");
	LINK("Mali/ML///clause", "Mali has ties with [51 states].",
	     .claim = "count");
	LINK(NONE, "The fund pays [ten].", .claim = "count");
	LINK(NONE, "The fund pays [ten states].", .claim = "count");
}

Test(link, titles_that_name_a_thing)
{
	LINK("Lake Balkhash////title", "Area: [16,400 sq km]",
	     .title = "Lake Balkhash", .block = "item");
	LINK("China/CN///clause", "note: China has [16,400 boats]",
	     .title = "Lake Balkhash", .block = "item");
	LINK(NONE, "The area is [16,400 sq km].", .title = "Lake Balkhash");
	LINK(NONE, "Area: [16,400 sq km]", .title = "Annual Report",
	     .block = "item");
	LINK(NONE, "Area: [16,400 sq km]", .title = "Mali will not be next",
	     .block = "item");
}

Test(link, labelled_lines)
{
	LINK("Labour Party//Mali/ML/capture", "seats: Labour Party ([9])",
	     .title = "Mali", .subject = "Labour Party", .block = "item");
	LINK("Mali/ML/China/CN/title", "Partners: China [11%], Togo 9%",
	     .title = "Mali", .claim = "trade share", .block = "item");
	LINK("Mali/ML/Togo/TG/title", "border countries: Togo [11 km]",
	     .title = "Mali", .claim = "border length", .object = "Togo");
	LINK("Mali/ML///title", "Deployments: keeps [200] troops in Togo",
	     .title = "Mali", .block = "item");
	LINK("Togo/TG///clause", "note: Togo has [200] troops", .title = "Mali",
	     .block = "item");
	LINK("China/CN///clause", "Partners: China [11%], Togo 9%");
	LINK("Mali/ML///title", "Languages: French 17%, Dogon [7%]",
	     .title = "Mali", .block = "item");
	LINK("Chile/CL///clause", "Chile | 19,458,310 | [756,102]",
	     .title = "Lake Orrin", .block = "table");
	LINK("Lake Orrin////title", "Depth | [214 m]", .title = "Lake Orrin",
	     .block = "table");
}

Test(link, topics_of_titles)
{
	LINK("Kenya/KE///title", "Inflation slowed to [7 %].",
	     .claim = "inflation", .title = "Kenya: economic update");
	LINK("Turkmenistan/TM///title", "Imports rose to [9 tons].",
	     .claim = "imports", .title = "Turkmen gas and its buyers");
	LINK("Orla Oil plc////title", "Revenue rose to [9 tons].",
	     .claim = "revenue", .title = "Orla Oil plc: results");
	LINK(NONE, "Inflation slowed to [7 %].", .claim = "inflation",
	     .title = "Kenya and Mali sign a treaty");
	LINK(NONE, "The bridge is [7 km] long.", .claim = "length",
	     .title = "Kenya: economic update");
}

Test(link, capitals_and_partners)
{
	LINK("Baku/AZ///clause", "Baku pumped [9 tons] in May.",
	     .claim = "oil production");
	LINK("Baku////clause", "Baku has [9 parks].", .claim = "parks");
	LINK("Kenya/KE/China/CN/title", "China took [9 %] of the exports.",
	     .claim = "export share", .object = "China",
	     .title = "Trade of Kenya");
}

Test(link, what_a_general_claim_measures)
{
	LINK("//container traffic//",
	     "Last year container traffic rose by [12%].", .measure = true, .claim = "change");
	LINK("//volume of goods//", "The volume of goods fell 3% to [12 t].", .measure = true);
	LINK("//volume of goods//", "The volume of goods in store was [12 t].", .measure = true);
	LINK("//travel time//", "They will reduce travel time by [2 h].", .measure = true);
	LINK("Mali/ML/employment rate//clause",
	     "Mali's employment rate was [75%].", .measure = true, .claim = "share");
	LINK("WHO//death rate//clause",
	     "In 2019 the WHO's death rate was cut by [5%].",
	     .measure = true, .claim = "change");
	LINK("//vehicle theft//", "Jumps were in vehicle theft (up [5%]).",
	     .measure = true);
	LINK(NONE, "They went 9 miles ([14 km]).", .measure = true);
	LINK(NONE, "It cost 9 million yuan ([$1 million]).", .measure = true);
	LINK(NONE, "The costs of a [7 km] line rose.", .measure = true);
	LINK(NONE, "The total was [12 t].", .measure = true);
	LINK(NONE, "Prices were high; it weighed [12 t].");
	LINK(NONE, "It had reserves of 9 t based on [12 t] of ore.",
	     .measure = true, .claim = "quantity");
	LINK(NONE, "Costs rose by [12%].", .measure = true, .claim = "wage change");
}

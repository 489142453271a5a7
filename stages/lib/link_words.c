#include "link_words.h"

static const struct word_list lists[] = {
    {"verbs", LINK_VERB},
    {"adverbs", LINK_ADVERB},
    {"of_prepositions", LINK_OF},
    {"to_prepositions", LINK_TO},
    {"object_prepositions", LINK_OBJECT},
    {"modifiers", LINK_MODIFIER},
    {"breaks", LINK_BREAK},
    {"pronouns", LINK_PRONOUN},
    {"countries", LINK_COUNTRY},
    {"two_countries", LINK_TWO},
    {"wholes", LINK_WHOLE},
    {"measures", LINK_MEASURE},
    {"local_measures", LINK_LOCAL},
    {"nobody", LINK_NOBODY},
    {"titles", LINK_TITLE},
    {"peoples", LINK_PEOPLES},
    {"mutual", LINK_MUTUAL},
    {"vague", LINK_VAGUE},
    {"documents", LINK_DOCUMENT},
    {"hollow", LINK_HOLLOW},
    {"leads", LINK_LEAD},
    {"counts", LINK_COUNT},
    {"numbers", LINK_NUMBER},
    {"everywhere", LINK_EVERYWHERE},
    {"not_of", LINK_NOT_OF},
    {"capitals", LINK_CAPITAL},
    {"states", LINK_STATE},
    {"partners", LINK_PARTNER},
    {"apart", LINK_APART},
    {"legal", LINK_LEGAL},
    {"firms", LINK_FIRM},
    {"saying", LINK_SAYING},
    {NULL, 0},
};

struct word_lists *
link_words_load(const char *dir, struct error *e)
{
	return word_lists_load(dir, "link.yaml", lists, e);
}

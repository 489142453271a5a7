/* What a line's words say about where its paragraph begins and ends. */
#ifndef FACTPIPE_PDF_PHRASE_H
#define FACTPIPE_PDF_PHRASE_H

#include "slice.h"

/* A full stop or the like, with what may close behind it. */
bool phrase_ends_sentence(struct slice s);

bool phrase_starts_lower(struct slice s);

/* `Area: 5 km`, `total area: 5 km`, `Area:`. */
bool phrase_is_labelled(struct slice s);

/* `Figure 3. Roads`, `Source: IMF`; not `Figure 3 shows`. */
bool phrase_is_caption(struct slice s);

/* before cannot be the last line of a paragraph, or after not the first. */
bool phrase_goes_on(struct slice before, struct slice after);

#endif

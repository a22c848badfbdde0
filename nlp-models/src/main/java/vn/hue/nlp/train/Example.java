package vn.hue.nlp.train;

/**
 * One labelled text.
 *
 * @param heldOut kept from training, to measure with
 */
record Example(String label, String text, boolean heldOut) {}

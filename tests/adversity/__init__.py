"""Bad input, sent twice, stale, forged, at the same moment: what must do no harm, over every address there is."""

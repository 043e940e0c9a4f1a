"""Readings: what each rule of the grammar makes of the words it matched."""

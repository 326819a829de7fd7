"""Pictures as numbers: where boxes, lines and words of each drawing stand. The templates in `pictures/` draw them.

Every picture is `WIDTH` units wide and as high as it needs to be, and its words are `SIZE` units high. A phone shows a
unit as a pixel, a column of 8 cm nearly so, which keeps the words readable; numbers are rounded to a tenth of a unit.
"""

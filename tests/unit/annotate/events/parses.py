"""Parses of short sentences, shared by the tests of the event stages; checked by hand."""

ARREST = """
Police police NOUN NNS nsubj 1
arrested arrest VERB VBD ROOT 1
six six NUM CD nummod 3 B-CARDINAL
men man NOUN NNS dobj 1
_. . PUNCT . punct 1
"""
ARREST_PASSIVE = """
Six six NUM CD nummod 1 B-CARDINAL
men man NOUN NNS nsubjpass 3
were be AUX VBD auxpass 3
arrested arrest VERB VBN ROOT 3
by by ADP IN agent 3
police police NOUN NNS pobj 4
_. . PUNCT . punct 3
"""
RELATIVE_AND_CONTROL = """
The the DET DT det 1
soldiers soldier NOUN NNS nsubj 5
who who PRON WP nsubj 3
shelled shell VERB VBD relcl 1
Homs Homs PROPN NNP dobj 3 B-GPE
agreed agree VERB VBD ROOT 5
to to PART TO aux 7
leave leave VERB VB xcomp 5
_. . PUNCT . punct 5
"""
DENIAL = """
The the DET DT det 1
premier premier NOUN NN nsubj 2
denied deny VERB VBD ROOT 2
that that SCONJ IN mark 6
troops troop NOUN NNS nsubj 6
had have AUX VBD aux 6
attacked attack VERB VBN ccomp 2
the the DET DT det 8
camp camp NOUN NN dobj 6
_. . PUNCT . punct 2
"""
WILL_NOT = """
Lagos Lagos PROPN NNP nsubj 3 B-GPE
will will AUX MD aux 3
not not PART RB neg 3
attack attack VERB VB ROOT 3
Benin Benin PROPN NNP dobj 3 B-GPE
_. . PUNCT . punct 3
"""
WILL_VISIT = """
Lagos Lagos PROPN NNP nsubj 2 B-GPE
will will AUX MD aux 2
attack attack VERB VB ROOT 2
Benin Benin PROPN NNP dobj 2 B-GPE
_. . PUNCT . punct 2
"""
THREAT = """
Rebels rebel NOUN NNS nsubj 1
threatened threaten VERB VBD ROOT 1
to to PART TO aux 3
attack attack VERB VB xcomp 1
the the DET DT det 5
port port NOUN NN dobj 3
_. . PUNCT . punct 1
"""
CONDITION = """
If if SCONJ IN mark 2
troops troop NOUN NNS nsubj 2
attack attack VERB VBP advcl 8
the the DET DT det 4
port port NOUN NN dobj 2
_, , PUNCT , punct 8
rebels rebel NOUN NNS nsubj 8
will will AUX MD aux 8
flee flee VERB VB ROOT 8
_. . PUNCT . punct 8
"""
ACCUSATION = """
Moscow Moscow PROPN NNP nsubj 1 B-GPE
accused accuse VERB VBD ROOT 1
Kyiv Kyiv PROPN NNP dobj 1 B-GPE
of of ADP IN prep 1
bombing bomb VERB VBG pcomp 3
a a DET DT det 6
bridge bridge NOUN NN dobj 4
_. . PUNCT . punct 1
"""
TOLD_BEFORE = """
The the DET DT det 1
army army NOUN NN nsubj 2
shelled shell VERB VBD ROOT 2
Homs Homs PROPN NNP dobj 2 B-GPE
_. . PUNCT . punct 2

The the DET DT det 6
attack attack NOUN NN nsubj 7
left leave VERB VBD ROOT 7
eight eight NUM CD nummod 9 B-CARDINAL
people people NOUN NNS dobj 7
dead dead ADJ JJ oprd 7
_. . PUNCT . punct 7
"""
ROCKETS = """
Rockets rocket NOUN NNS nsubj 1
hit hit VERB VBD ccomp 14
the the DET DT det 3
camp camp NOUN NN dobj 1
in in ADP IN prep 1
Basra Basra PROPN NNP pobj 4 B-GPE
on on ADP IN prep 1
Monday Monday PROPN NNP pobj 6 B-DATE
_, , PUNCT , punct 1
killing kill VERB VBG advcl 1
six six NUM CD nummod 11 B-CARDINAL
people people NOUN NNS dobj 9
_, , PUNCT , punct 14
police police NOUN NNS nsubj 14
said say VERB VBD ROOT 14
_. . PUNCT . punct 14
"""
CLAIM = """
A a DET DT det 1
militia militia NOUN NN nsubj 2
claimed claim VERB VBD ROOT 2
responsibility responsibility NOUN NN dobj 2
for for ADP IN prep 3
the the DET DT det 6
attack attack NOUN NN pobj 4
_. . PUNCT . punct 2
"""
TOLL_AFTER = """
Rockets rocket NOUN NNS nsubj 1
hit hit VERB VBD ROOT 1
the the DET DT det 3
camp camp NOUN NN dobj 1
_. . PUNCT . punct 1

Twenty twenty NUM CD nummod 6 B-CARDINAL
people people NOUN NNS nsubj 7
died die VERB VBD ROOT 7
_. . PUNCT . punct 7
"""
TOLL_ELSEWHERE = """
Rockets rocket NOUN NNS nsubj 1
hit hit VERB VBD ROOT 1
the the DET DT det 3
camp camp NOUN NN dobj 1
_. . PUNCT . punct 1

Twenty twenty NUM CD nummod 6 B-CARDINAL
people people NOUN NNS nsubj 7
died die VERB VBD ROOT 7
in in ADP IN prep 7
Basra Basra PROPN NNP pobj 8 B-GPE
_. . PUNCT . punct 7
"""
SUBJECT_ON_AUXILIARY = """
Farmers farmer NOUN NNS nsubj 1
say say VERB VBP ROOT 1
the the DET DT det 3
dam dam NOUN NN nsubj 4
is be AUX VBZ aux 5
ruining ruin VERB VBG ccomp 1
them they PRON PRP dobj 5
_. . PUNCT . punct 1
"""
TOLD_TO_THE_PRESS = """
The the DET DT det 1
fate fate NOUN NN nsubjpass 7
of of ADP IN prep 1
the the DET DT det 4
rebels rebel NOUN NNS pobj 2
must must AUX MD aux 7
be be AUX VB auxpass 7
settled settle VERB VBN ccomp 10
_, , PUNCT , punct 10
Obi Obi PROPN NNP nsubj 10 B-PERSON
told tell VERB VBD ROOT 10
reporters reporter NOUN NNS dobj 10
_. . PUNCT . punct 10
"""
KILLED_IN_FIRING = """
Two two NUM CD nummod 1 B-CARDINAL
men man NOUN NNS nsubjpass 3
were be AUX VBD auxpass 3
killed kill VERB VBN ROOT 3
in in ADP IN prep 3
police police NOUN NN pobj 4
firing fire VERB VBG acl 5
_. . PUNCT . punct 3
"""
KILLED_IN_FIRING_COMPOUND = """
Two two NUM CD nummod 1 B-CARDINAL
men man NOUN NNS nsubjpass 3
were be AUX VBD auxpass 3
killed kill VERB VBN ROOT 3
in in ADP IN prep 3
police police NOUN NN compound 6
firing fire VERB VBG pobj 4
_. . PUNCT . punct 3
"""
COMMA_BEFORE_SUBJECT = """
During during ADP IN prep 9
his his PRON PRP$ poss 2
visit visit NOUN NN pobj 0
to to ADP IN prep 2
Oslo Oslo PROPN NNP pobj 3 B-GPE
_, , PUNCT , punct 4
Mali Mali PROPN NNP poss 8 B-GPE
_'s 's PART POS case 6
minister minister NOUN NN conj 4
told tell VERB VBD ROOT 9
officials official NOUN NNS dobj 9
so so ADV RB advmod 9
_. . PUNCT . punct 9
"""
REPORTED_AFTER = """
The the DET DT det 1
envoys envoy NOUN NNS nsubj 3
should should AUX MD aux 3
leave leave VERB VB ROOT 3
Oslo Oslo PROPN NNP dobj 3 B-GPE
_, , PUNCT , punct 3
reported report VERB VBD conj 3
the the DET DT det 8
agency agency NOUN NN dobj 6
Monday Monday PROPN NNP npadvmod 6 B-DATE
_. . PUNCT . punct 3
"""
ANOTHER_CLAUSE = """
Militia militia NOUN NNS nsubj 1
rejected reject VERB VBD ROOT 1
the the DET DT det 3
truce truce NOUN NN dobj 1
and and CCONJ CC cc 1
later later ADV RB advmod 6
claimed claim VERB VBD conj 1
that that SCONJ IN mark 9
Chad Chad PROPN NNP nsubj 9 B-GPE
agreed agree VERB VBD ccomp 6
_. . PUNCT . punct 1
"""

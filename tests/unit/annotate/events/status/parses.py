"""Parses of short sentences, one for each way of telling a status; checked by hand."""

IF_CLAUSE = """
If if SCONJ IN mark 3
the the DET DT det 2
talks talk NOUN NNS nsubj 3
fail fail VERB VBP advcl 8
_, , PUNCT , punct 8
the the DET DT det 6
rebels rebel NOUN NNS nsubj 8
will will AUX MD aux 8
attack attack VERB VB ROOT 8
the the DET DT det 10
capital capital NOUN NN dobj 8
_. . PUNCT . punct 8
"""
INVERTED = """
Had have AUX VBD aux 3
the the DET DT det 2
navy navy NOUN NN nsubj 3 B-ORG
attacked attack VERB VBD advcl 11
the the DET DT det 5
port port NOUN NN dobj 3
_, , PUNCT , punct 11
the the DET DT det 8
city city NOUN NN nsubj 11
would would AUX MD aux 11
have have AUX VB aux 11
burned burn VERB VBN ROOT 11
_. . PUNCT . punct 11
"""
IF_SAID = """
The the DET DT det 1
rebels rebel NOUN NNS nsubj 3
would would AUX MD aux 3
attack attack VERB VB ccomp 10
if if SCONJ IN mark 7
the the DET DT det 6
army army NOUN NN nsubj 7
left leave VERB VBD advcl 3
_, , PUNCT , punct 10
he he PRON PRP nsubj 10
said say VERB VBD ROOT 10
_. . PUNCT . punct 10
"""
WHETHER = """
It it PRON PRP nsubj 1
is be AUX VBZ ROOT 1
unclear unclear ADJ JJ acomp 1
whether whether SCONJ IN mark 6
the the DET DT det 5
army army NOUN NN nsubj 6
attacked attack VERB VBD ccomp 1
the the DET DT det 8
village village NOUN NN dobj 6
_. . PUNCT . punct 1
"""
QUESTION = """
Will will AUX MD aux 3
the the DET DT det 2
army army NOUN NN nsubj 3
attack attack VERB VB ROOT 3
the the DET DT det 5
rebels rebel NOUN NNS dobj 3
_? ? PUNCT . punct 3
"""
WHY = """
Why why SCONJ WRB advmod 3
did do AUX VBD aux 3
Israel Israel PROPN NNP nsubj 3 B-GPE
attack attack VERB VB ROOT 3
Lebanon Lebanon PROPN NNP dobj 3 B-GPE
_? ? PUNCT . punct 3
"""
ANY_ATTACK = """
Any any DET DT det 1
attack attack NOUN NN nsubjpass 7
on on ADP IN prep 1
the the DET DT det 4
island island NOUN NN pobj 2
will will AUX MD aux 7
be be AUX VB auxpass 7
met meet VERB VBN ROOT 7
with with ADP IN prep 7
force force NOUN NN pobj 8
_. . PUNCT . punct 7
"""
WOULD_BE = """
An an DET DT det 1
attack attack NOUN NN nsubj 5
on on ADP IN prep 1
Iran Iran PROPN NNP pobj 2 B-GPE
would would AUX MD aux 5
be be AUX VB ROOT 5
a a DET DT det 7
disaster disaster NOUN NN attr 5
_. . PUNCT . punct 5
"""
FEARED = """
Residents resident NOUN NNS nsubj 1
fear fear VERB VBP ROOT 1
that that SCONJ IN mark 6
the the DET DT det 4
militia militia NOUN NN nsubj 6
will will AUX MD aux 6
attack attack VERB VB ccomp 1
the the DET DT det 8
town town NOUN NN dobj 6
_. . PUNCT . punct 1
"""
MAY_NOT = """
The the DET DT det 2
two two NUM CD nummod 2 B-CARDINAL
sides side NOUN NNS nsubj 5
may may AUX MD aux 5
not not PART RB neg 5
meet meet VERB VB ROOT 5
before before ADP IN prep 5
the the DET DT det 8
vote vote NOUN NN pobj 6
_. . PUNCT . punct 5
"""
NOT_RULED_OUT = """
Britain Britain PROPN NNP nsubj 3 B-GPE
has have AUX VBZ aux 3
not not PART RB neg 3
ruled rule VERB VBN ROOT 3
out out ADP RP prt 3
sending send VERB VBG xcomp 3
troops troop NOUN NNS dobj 5
to to ADP IN dative 5
Syria Syria PROPN NNP pobj 7 B-GPE
_. . PUNCT . punct 3
"""
UNTIL = """
Troops troop NOUN NNS nsubj 2
will will AUX MD aux 2
stay stay VERB VB ROOT 2
until until SCONJ IN mark 6
the the DET DT det 5
rebels rebel NOUN NNS nsubj 6
surrender surrender VERB VBP advcl 2
_. . PUNCT . punct 2
"""
DISCUSSED_A = """
The the DET DT det 1
allies ally NOUN NNS nsubj 2
discussed discuss VERB VBD ROOT 2
a a DET DT det 4
withdrawal withdrawal NOUN NN dobj 2
from from ADP IN prep 4
the the DET DT det 7
valley valley NOUN NN pobj 5
_. . PUNCT . punct 2
"""
WOULD_SAID = """
The the DET DT det 1
general general NOUN NN nsubj 2
said say VERB VBD ROOT 2
the the DET DT det 4
army army NOUN NN nsubj 6
would would AUX MD aux 6
withdraw withdraw VERB VB ccomp 2
by by ADP IN prep 6
June June PROPN NNP pobj 7 B-DATE
_. . PUNCT . punct 2
"""
WHEN_THEY = """
The the DET DT det 1
talks talk NOUN NNS nsubj 3
will will AUX MD aux 3
begin begin VERB VB ROOT 3
when when SCONJ WRB advmod 7
the the DET DT det 6
rebels rebel NOUN NNS nsubj 7
withdraw withdraw VERB VBP advcl 3
from from ADP IN prep 7
the the DET DT det 10
city city NOUN NN pobj 8
_. . PUNCT . punct 3
"""
NEXT_WEEK = """
The the DET DT det 1
leaders leader NOUN NNS nsubj 2
meet meet VERB VBP ROOT 2
next next ADJ JJ amod 4 B-DATE
week week NOUN NN npadvmod 2 I-DATE
in in ADP IN prep 2
Oslo Oslo PROPN NNP pobj 5 B-GPE
_. . PUNCT . punct 2
"""
PURPOSE = """
The the DET DT det 1
jets jet NOUN NNS nsubj 2
took take VERB VBD ROOT 2
off off ADP RP prt 2
to to PART TO aux 5
bomb bomb VERB VB advcl 2
the the DET DT det 7
port port NOUN NN dobj 5
_. . PUNCT . punct 2
"""
SO_THAT = """
The the DET DT det 1
road road NOUN NN nsubjpass 3
was be AUX VBD auxpass 3
closed close VERB VBN ROOT 3
so so SCONJ IN mark 9
that that SCONJ IN mark 9
the the DET DT det 7
convoy convoy NOUN NN nsubj 9
could could AUX MD aux 9
withdraw withdraw VERB VB advcl 3
_. . PUNCT . punct 3
"""
THE_AIM = """
The the DET DT det 1
plan plan NOUN NN nsubj 2
is be AUX VBZ ROOT 2
to to PART TO aux 4
attack attack VERB VB xcomp 2
the the DET DT det 6
port port NOUN NN dobj 4
_. . PUNCT . punct 2
"""
RAISED = """
The the DET DT det 1
meeting meeting NOUN NN nsubjpass 3
was be AUX VBD auxpass 3
supposed suppose VERB VBN ROOT 3
to to PART TO aux 5
take take VERB VB xcomp 3
place place NOUN NN dobj 5
in in ADP IN prep 5
Doha Doha PROPN NNP pobj 7 B-GPE
_. . PUNCT . punct 3
"""
ACCUSED_OF_PLANNING = """
They they PRON PRP nsubjpass 2
were be AUX VBD auxpass 2
accused accuse VERB VBN ROOT 2
of of ADP IN prep 2
planning plan VERB VBG pcomp 3
to to PART TO aux 6
kill kill VERB VB xcomp 4
the the DET DT det 8
king king NOUN NN dobj 6
_. . PUNCT . punct 2
"""
REJECTED_CALLS = """
The the DET DT det 1
junta junta NOUN NN nsubj 2
rejected reject VERB VBD ROOT 2
calls call NOUN NNS dobj 2
for for ADP IN prep 3
a a DET DT det 6
truce truce NOUN NN pobj 4
_. . PUNCT . punct 2
"""
WANTED = """
The the DET DT det 1
president president NOUN NN nsubj 2
wants want VERB VBZ ROOT 2
the the DET DT det 4
army army NOUN NN nsubj 6
to to PART TO aux 6
withdraw withdraw VERB VB ccomp 2
_. . PUNCT . punct 2
"""
BELIEVED = """
The the DET DT det 1
gang gang NOUN NN nsubjpass 3
is be AUX VBZ auxpass 3
thought think VERB VBN ROOT 3
to to PART TO aux 6
have have AUX VB aux 6
kidnapped kidnap VERB VBN xcomp 3
the the DET DT det 8
girl girl NOUN NN dobj 6
_. . PUNCT . punct 3
"""
SOURCE = """
According accord VERB VBG prep 6
to to ADP IN prep 0
unconfirmed unconfirmed ADJ JJ amod 3
reports report NOUN NNS pobj 1
_, , PUNCT , punct 6
rebels rebel NOUN NNS nsubj 6
attacked attack VERB VBD ROOT 6
the the DET DT det 8
base base NOUN NN dobj 6
_. . PUNCT . punct 6
"""
NEITHER_NOR = """
The the DET DT det 1
government government NOUN NN nsubj 3
neither neither CCONJ CC preconj 3
confirmed confirm VERB VBD ROOT 3
nor nor CCONJ CC cc 3
denied deny VERB VBD conj 3
that that SCONJ IN mark 10
its its PRON PRP$ poss 8
jets jet NOUN NNS nsubj 10
had have AUX VBD aux 10
bombed bomb VERB VBN ccomp 5
the the DET DT det 12
camp camp NOUN NN dobj 10
_. . PUNCT . punct 3
"""
NOT_DENIED = """
The the DET DT det 1
army army NOUN NN nsubj 4
did do AUX VBD aux 4
not not PART RB neg 4
deny deny VERB VB ROOT 4
killing kill VERB VBG xcomp 4
the the DET DT det 7
boy boy NOUN NN dobj 5
_. . PUNCT . punct 4
"""
ACCUSED_ME = """
Delhi Delhi PROPN NNP nsubj 1
accused accuse VERB VBD ROOT 1
the the DET DT det 3
militia militia NOUN NN dobj 1
of of ADP IN prep 1
burning burn VERB VBG pcomp 4
a a DET DT det 7
village village NOUN NN dobj 5
_. . PUNCT . punct 1
"""
NO_INVOLVEMENT = """
The the DET DT det 1
minister minister NOUN NN nsubj 2
denied deny VERB VBD ROOT 2
any any DET DT det 4
involvement involvement NOUN NN dobj 2
in in ADP IN prep 4
the the DET DT det 7
killing killing NOUN NN pobj 5
of of ADP IN prep 7
the the DET DT det 10
priest priest NOUN NN pobj 8
_. . PUNCT . punct 2
"""
NOT_BEHIND = """
Moscow Moscow PROPN NNP nsubj 1 B-GPE
rejected reject VERB VBD ROOT 1
accusations accusation NOUN NNS dobj 1
by by ADP IN prep 2
Kyiv Kyiv PROPN NNP pobj 3
that that SCONJ IN mark 7
it it PRON PRP nsubj 7
was be AUX VBD acl 2
behind behind ADP IN prep 7
the the DET DT det 10
attack attack NOUN NN pobj 8
on on ADP IN prep 10
the the DET DT det 13
dam dam NOUN NN pobj 11
_. . PUNCT . punct 1
"""
FALSE_REPORTS = """
The the DET DT det 1
reports report NOUN NNS nsubj 5
of of ADP IN prep 1
an an DET DT det 4
attack attack NOUN NN pobj 2
are be AUX VBP ROOT 5
false false ADJ JJ acomp 5
_. . PUNCT . punct 5
"""
NO_TRUTH = """
There there PRON EX expl 1
is be VERB VBZ ROOT 1
no no DET DT det 3
truth truth NOUN NN attr 1
in in ADP IN prep 3
reports report NOUN NNS pobj 4
that that SCONJ IN mark 9
the the DET DT det 8
army army NOUN NN nsubj 9
shelled shell VERB VBD acl 5
the the DET DT det 11
village village NOUN NN dobj 9
_. . PUNCT . punct 1
"""
REFUTED_AND_SAID = """
The the DET DT det 1
army army NOUN NN nsubj 2
refuted refute VERB VBD ROOT 2
the the DET DT det 4
claims claim NOUN NNS dobj 2
and and CCONJ CC cc 2
said say VERB VBD conj 2
that that SCONJ IN mark 11
it it PRON PRP nsubj 11
did do AUX VBD aux 11
not not PART RB neg 11
kill kill VERB VB ccomp 6
the the DET DT det 13
boy boy NOUN NN dobj 11
_. . PUNCT . punct 2
"""
INSISTED = """
Iran Iran PROPN NNP nsubj 1 B-GPE
insisted insist VERB VBD ROOT 1
it it PRON PRP nsubj 5
had have AUX VBD aux 5
not not PART RB neg 5
attacked attack VERB VBN ccomp 1
the the DET DT det 7
tanker tanker NOUN NN dobj 5
_. . PUNCT . punct 1
"""
WHICH_DENIED = """
Russia Russia PROPN NNP nsubj 1 B-GPE
investigated investigate VERB VBD ROOT 1
the the DET DT det 3
attack attack NOUN NN dobj 1
_, , PUNCT , punct 3
which which PRON WDT dobj 8
Syria Syria PROPN NNP nsubj 8 B-GPE
has have AUX VBZ aux 8
denied deny VERB VBN relcl 3
carrying carry VERB VBG xcomp 8
out out ADP RP prt 9
_. . PUNCT . punct 1
"""
NOT_GUILTY = """
He he PRON PRP nsubj 1
pleaded plead VERB VBD ROOT 1
not not PART RB neg 3
guilty guilty ADJ JJ acomp 1
to to ADP IN prep 3
the the DET DT det 6
murder murder NOUN NN pobj 4
of of ADP IN prep 6
a a DET DT det 9
nun nun NOUN NN pobj 7
_. . PUNCT . punct 1
"""
NO_ARRESTS = """
There there PRON EX expl 2
have have AUX VBP aux 2
been be AUX VBN ROOT 2
no no DET DT det 4
arrests arrest NOUN NNS attr 2
_. . PUNCT . punct 2
"""
NO_ONE = """
No no DET DT det 1
one one NOUN NN nsubjpass 3
was be AUX VBD auxpass 3
killed kill VERB VBN ROOT 3
in in ADP IN prep 3
the the DET DT det 6
raid raid NOUN NN pobj 4
_. . PUNCT . punct 3
"""
NOBODY = """
The the DET DT det 1
raid raid NOUN NN nsubj 2
killed kill VERB VBD ROOT 2
nobody nobody PRON NN dobj 2
_. . PUNCT . punct 2
"""
NO_AGREEMENT = """
The the DET DT det 1
talks talk NOUN NNS nsubj 2
failed fail VERB VBD ROOT 2
to to PART TO aux 4
produce produce VERB VB xcomp 2
an an DET DT det 6
agreement agreement NOUN NN dobj 4
_. . PUNCT . punct 2
"""
STOPPED_SHORT = """
The the DET DT det 1
speaker speaker NOUN NN nsubj 2
stopped stop VERB VBD ROOT 2
short short ADV RB advmod 2
of of ADP IN prep 3
condemning condemn VERB VBG pcomp 4
the the DET DT det 7
raid raid NOUN NN dobj 5
_. . PUNCT . punct 2
"""
INSTEAD = """
The the DET DT det 1
unit unit NOUN NN nsubj 2
fled flee VERB VBD ROOT 2
instead instead ADV RB advmod 4
of of ADP IN prep 2
attacking attack VERB VBG pcomp 4
the the DET DT det 7
hill hill NOUN NN dobj 5
_. . PUNCT . punct 2
"""
HAVE_YET = """
Police Police NOUN NNS nsubj 1
have have VERB VBP ROOT 1
yet yet ADV RB advmod 1
to to PART TO aux 4
arrest arrest VERB VB xcomp 1
the the DET DT det 6
gunmen gunman NOUN NNS dobj 4
_. . PUNCT . punct 1
"""
DENIED_A_CHANCE = """
The the DET DT det 1
marchers marcher NOUN NNS nsubjpass 3
were be AUX VBD auxpass 3
denied deny VERB VBN ROOT 3
a a DET DT det 5
chance chance NOUN NN dobj 3
to to PART TO aux 7
meet meet VERB VB acl 5
the the DET DT det 9
governor governor NOUN NN dobj 7
_. . PUNCT . punct 3
"""
CALLED_OFF = """
The the DET DT det 1
attack attack NOUN NN nsubjpass 6
planned plan VERB VBN acl 1
for for ADP IN prep 2
Sunday Sunday PROPN NNP pobj 3 B-DATE
was be AUX VBD auxpass 6
called call VERB VBN ROOT 6
off off ADP RP prt 6
_. . PUNCT . punct 6
"""
DID_NOT_BUT = """
The the DET DT det 1
rebels rebel NOUN NNS nsubj 4
did do AUX VBD aux 4
not not PART RB neg 4
attack attack VERB VB ROOT 4
the the DET DT det 6
town town NOUN NN dobj 4
but but CCONJ CC cc 4
withdrew withdraw VERB VBD conj 4
_. . PUNCT . punct 4
"""
RULED_OUT = """
Tokyo Tokyo PROPN NNP nsubj 1 B-GPE
ruled rule VERB VBD ROOT 1
out out ADP RP prt 1
sending send VERB VBG advcl 1
troops troop NOUN NNS dobj 3
_. . PUNCT . punct 1
"""
NOT_PREVENTED = """
The the DET DT det 1
police police NOUN NNS nsubj 2
failed fail VERB VBD ROOT 2
to to PART TO aux 4
prevent prevent VERB VB xcomp 2
the the DET DT det 6
attack attack NOUN NN dobj 4
_. . PUNCT . punct 2
"""
NOT_CONDEMNED = """
The the DET DT det 1
president president NOUN NN nsubj 4
did do AUX VBD aux 4
not not PART RB neg 4
condemn condemn VERB VB ROOT 4
the the DET DT det 6
attack attack NOUN NN dobj 4
on on ADP IN prep 6
the the DET DT det 9
mosque mosque NOUN NN pobj 7
_. . PUNCT . punct 4
"""
NOT_CLAIMED = """
No no DET DT det 1
group group NOUN NN nsubj 3
has have AUX VBZ aux 3
claimed claim VERB VBN ROOT 3
responsibility responsibility NOUN NN dobj 3
for for ADP IN prep 4
the the DET DT det 7
attack attack NOUN NN pobj 5
_. . PUNCT . punct 3
"""
NOT_ONLY = """
They they PRON PRP nsubj 4
did do AUX VBD aux 4
not not PART RB preconj 4
only only ADV RB advmod 2
attack attack VERB VB ROOT 4
the the DET DT det 6
village village NOUN NN dobj 4
_. . PUNCT . punct 4
"""
UNTIL_THEY_DID = """
Troops troop NOUN NNS nsubj 1
stayed stay VERB VBD ROOT 1
until until SCONJ IN mark 5
the the DET DT det 4
rebels rebel NOUN NNS nsubj 5
surrendered surrender VERB VBD advcl 1
_. . PUNCT . punct 1
"""
DISCUSSED_THE = """
The the DET DT det 1
minister minister NOUN NN nsubj 3
will will AUX MD aux 3
discuss discuss VERB VB ROOT 3
the the DET DT det 5
bombing bombing NOUN NN dobj 3
with with ADP IN prep 3
his his PRON PRP$ poss 8
colleagues colleague NOUN NNS pobj 6
_. . PUNCT . punct 3
"""
WOULD_THANK = """
We we PRON PRP nsubj 2
would would AUX MD aux 2
like like VERB VB ROOT 2
to to PART TO aux 4
thank thank VERB VB xcomp 2
the the DET DT det 6
king king NOUN NN dobj 4
_. . PUNCT . punct 2
"""
GUILTY = """
He he PRON PRP nsubj 1
pleaded plead VERB VBD ROOT 1
guilty guilty ADJ JJ oprd 1
to to ADP IN prep 2
the the DET DT det 5
murder murder NOUN NN pobj 3
of of ADP IN prep 5
his his PRON PRP$ poss 8
wife wife NOUN NN pobj 6
_. . PUNCT . punct 1
"""
SEARCHED = """
Police Police NOUN NNS nsubj 2
are be AUX VBP aux 2
searching search VERB VBG ROOT 2
for for ADP IN prep 2
a a DET DT det 5
man man NOUN NN pobj 3
who who PRON WP nsubj 7
stabbed stab VERB VBD relcl 5
a a DET DT det 9
nurse nurse NOUN NN dobj 7
_. . PUNCT . punct 2
"""
NOR_CHARGED = """
The the DET DT det 1
men man NOUN NNS nsubjpass 4
were be AUX VBD auxpass 4
neither neither CCONJ CC preconj 4
arrested arrest VERB VBN ROOT 4
nor nor CCONJ CC cc 4
charged charge VERB VBN conj 4
_. . PUNCT . punct 4
"""

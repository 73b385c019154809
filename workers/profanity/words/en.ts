// Momo's English words by severity: what readers see masked, and what waits for a moderator.
// Source: the project's own; bad-words (MIT) is where the collection began, see dictionary.ts. Licence: MIT.
// Notation: `id: forms`; `*` other letters may join here, `~` endings (-s -ed -ing …) may follow, `_` a gap.

/** Words a film blog prints without blushing, and some readers would rather not read. */
export const MILD = `
hell: hell hells
damn: damn~ dammit damnit goddam~ *goddamn* god_damn~ god_dam
crap: crap craps crappy crapper crapping crapped crapfest crapload craptastic
sucks: sucks sucky suckage
wtf: wtf
lmfao: lmfao
ahole: ahole~
badass: badass~ bad_ass half_assed
bugger: bugger~ buggery
feck: feck fecking fecker
fart: fart~ farty
hoe: hoes hoez
homo: homo homos
lesbo: lesbo~ lezzie~ lesbian_slut
boobs: boob boobs boobz b_o_o_b_s
pecker: pecker~
schlong: schlong~
masturbate: masturbat* masterbat*
jerkoff: jerkoff~ jackoff~ jerking_off jerk_off jack_off jacking_off circlejerk~
skank: skank~ skanky
thot: thots
cuck: cuck cucks
scumbag: scumbag~
honky: honky honkey honkies
horny: horny horniest
butthole: butthole~ butthead~ butthurt
porno: porno pornos
`;

export const STRONG = `
fuck: *fuck* fucking fucker fucked motherfucker* motherfucking fukc fukced fckr~ dafuq fcuk~ fxck~ fuk~ fuks fukin fukn fukka~ fukker~ fukkin fuking fck~ fcks fckin fckn fvck~ fuc fuq fuqq fux phuck~ phuk phuq
  fkn fking fkin fuxk~ fuvk~ fugg fook~ fooker fuckk~ f_uck~ fu_ck~ fuc_k mofo~ mo_fo mothafu* muthafu* muthafecker
  mutherfu* motherf motherfer mothaf
shit: *shit* bullshit* shxt shti bullsh sht shyt~ shyte shytty shiz shiet sheit shlt~ sh_it shi_t shyty bullsht
cunt: *cunt* cutn cxnt cvnt~ kunt~ cnut cnt cnts cuntz
bitch: *bitch* bitc bicth~ bithc~ bitxh~ bxtch~ byatch biatch~ beyotch beotch btch~ btches bltch~ bich biches biotch~ b_itch
ass: ass asses azz asss assclown~ asshat~ assface~ asswipe~ assbag~ asslick~ asskiss~ ass_kisser ass_licker asswad~ assmunch~
  dumbass~ dumass~ fatass~ lardass~ smartass~ hardass~ lameass~ stupidass bitchass punkass broke_ass wiseass~ *assfuck*
  jackarse assbandit~ assbite~ assgoblin~ asscrack~ asscheeks dat_ass asshair~ assbutt azzhole~ asscake~ asslover~ assmonkey~ asspirate~ assjack~ assbang~ asshead~ assnigg* azzwipe~ jackazz~ bigass~ fugly_ass kissass~ suckass~ jerkass~
asshole: *asshole* *ashole* *asswhole* ass_hole~ *arsehole* arse_hole~
arse: arse~ arses arsed arsewipe~ smartarse~ arsehat~ arselick* arsebandit~ arsemunch* arsekiss* arsebag* dumbarse~ fatarse
dick: dick dicks *dickhead* *dickface* dickwad~ dickweed~ dickbag~ dickish dickless dickhed dicksuck* dickrid* dlck dikhead
  dickwit~ dickhole~ dickbrain~ d_ick di_ck suckmydick dxck dck dikc dickslap~ dickweasel~ dickmonger~ suckdick~ whiskeydick whiskydick dickjuice dickbeater~ dickripper~
cock: cock cck cocks cocksuck* *cocksuck* *koksuck* cockhead~ cockface~ cockmunch* cockwomble~ cawk~ cawks kawk cocksuk* cokmuncher
  coksuck* cocksmith cockblock~ c_ock cockass cockbite~ cockburger~ cockmaster~ cockmonkey~ cocknose~ cocknugget~ cocksmok* cocktease~ cockhold~ cockknock* cockmongr* cockholster~ cockjockey~ cockrider~ cockqueen~
pussy: *pussy* pussies pussys pussie pusy pusse pussi pussyhole *hotpussy* pussyass pussylick* pussyeat* pussylov* pssy pxssy
cum: cum cums cumming cumshot~ cumbucket~ cumdump* cumslut~ cummer cumguzzl* cumstain~ cumrag~ kumming cummed cumface cumjockey~ cumtart~ cumfest~ *cumqueen* cumbubble~
tits: tit tits titties titty tittie titts tittys titfuck* titjob~ titwank~ tity_fuck
twat: twat~ twats twatty twathead~ twatwaffle~ twot
wank: wank wnk wanks wanked wanking wanker~ wanky wankstain~ wanka w_anker wankjob~ whank~
whore: *whore* hore hores whoar~ whoring whor h_ore
slut: *slut* slutz slvt
bastard: *bastard* *basterd* bsatard~ bastrad~ bstrd~ bastid bstard basturd~
piss: piss pissed pisses pissing pisser~ pissers pissoff pissy pisshead~ pissflaps piss_off pissant~ pisspoor
prick: prick pricks prickhead~ prlck pr_ick
dildo: *dildo*
jizz: *jizz* jzz jizm jism jiz
blowjob: *blowjob* blow_job~ handjob~ hand_job~ rimjob~ rim_job~ footjob~ bl_owjob
bollocks: *bollock* bollox bollok~
bellend: bellend~ bell_end knobhead~ knobend~ nobhead~ knobjockey~
boner: boner boners
turd: turd~ turds
douche: douche~ douches douchey douchebag~ *douchebag* douche_bag~ doosh duche
stfu: *stfu gtfo stfup
clit: clit clits clitty
fellatio: fellatio fellate~ cunnilingus cunilingus kunilingus
gangbang: gangbang~ gang_bang~
bukkake: bukkake
poontang: poontang~ punani poonani
minge: minge minges minger quim
nutsack: nutsack~ ballsack~ ballsac nut_sack ball_sack ballbag~
buttplug: buttplug~ butt_plug~ buttfuck* buttsex
smegma: smegma splooge spooge choad~ chode~ clunge~ blumpkin~ cumdumpster~ queef~ felch felching felched goatse
wichser: wichser arschloch fotze schlampe scheisse scheiss hurensohn
tosser: tosser~ toss_pot tosspot
jackass: jackass~
puta: puta putas puto putos pendejo pendejos cabron mierda
`;

/** Words said to hurt people for what they are. */
export const SEVERE = `
nigger: *nigger* *nigga* niggar~ nggr~ ngga~ nigglet~ nigaboo~ nignog~ nig_nog~ nicca~ wigger~ whigger~ nigg niggs niglet~ nigr niger_please nigguh niggress nigor nigur niiger niggerish
faggot: *faggot* fag fags fagg~ faggs faggy faggit~ fagit faget~ fagot~ fagots *fagget* fagtard~ fagz fagbag~ fagmouth~ faghead~ fggt~ faigt~ fagat~ faghag~
retard: retard retards retarded retardo *tardfuck* fucktard~ retards retart retarted
tranny: tranny trannies trannie shemale~ she_male~
kike: kike~ kikes kyke~ heeb heebs
spic: spic spics spick spicks spik spiks
chink: chink chinks chinky chinkie ching_chong chingchong
gook: gook gooks gookie
coon: coon coons
paki: paki pakis pakkie
jap: jap japs
wetback: wetback~ beaner~ beanermode raghead~ rag_head~ towelhead~ towel_head~ sandnigger~ camel_jockey~ cameljockey~ muzzie~
wop: wop wops dago dagos daygo guido_trash
dyke: dyke dykes dykey bulldyke~ bulldike~
jigaboo: jigaboo~ jiggaboo~ porch_monkey~ porchmonkey~ spearchucker~ pickaninny golliwog~ tarbaby darkies jungle_bunny jungle_bunnies junglebunny alligator_bait alligatorbait gator_bait mooncricket~ moon_cricket~ jiggabo jigga
kaffir: kaffir~ kafir_trash pajeet~ abbo abbos
zipperhead: zipperhead~ slant_eye~ slanteye~ dothead~ gyppo gyppos chinc chincs pikey pikeys
spaz: spaz spazz spastic_cunt
`;

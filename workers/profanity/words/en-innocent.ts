// Innocent words, names and titles that hold a word of en.ts: what lies inside one of these is not a finding.
// Source: the project's own, from false alarms seen. Licence: MIT. Notation: as in en.ts, one form after another.

export const INNOCENT = `
*scunthorpe* cuntz snigger* *sniggering niggard* niggard~ niggled mishit~ mishits
shitake* shiitake* shitzu~ shih_tzu shittim* shittah* shittu bereshit* peshit* *cushit* *kushit* slutch* beanery putto woops cawker~
*oshita *ishita *ashita *eshita *ushita yoshit* toshit* koshit* hoshit* moshit* *ashito *oshito *oshitsu* mashiter
bastardi* bastardy slutsk* slutzk* dastard* cowhore* abhorent
class~ classes classic~ glass~ grass~ brass~ pass~ passes bass~ lass~ mass~ sass~ amass~ harass~ embarrass~ trespass~ compass~ surpass~ crass
asset~ assess assesses assist~ assassin~ peacock~ hancock hitchcock babcock woodcock~ cocktail~ cockpit~ hello count~ county counties country pick~ shirt~ duck~ title~ titan~
babitch* labitch* rabitch* dubitch* orbitch* gorbitch*
douchet* douches_froides
kickass kick_ass kickasses assess~ reassess~ assessor~ jackass_the_movie beavis_and_butthead s_hit t_its b_itch c_lit p_rick cold_cock~ ass_backwards jack_ass_the_movie bad_ass_movie pain_in_the_ass_bandit
moby_dick van_dyke dick_van dick_tracy dick_wolf dick_cheney dick_clark dick_powell dick_cavett dick_grayson dick_and_jane
dick_miller dick_foran dick_smith dick_york dick_sargent dick_laurent dick_pope dick_johnson dick_hallorann
dick_whittington dick_turpin dick_butkus dick_gregory dick_durbin dick_barton dick_shawn dick_haymes dick_martin
dick_lester dick_donner dick_bush dick_richards dick_greenleaf dick_jaspers dick_dale dick_winters dick_gephardt
andy_dick philip_k_dick k_dick spotted_dick harry_and_dick tom_dick dick_and_harry dick_or_harry deadeye_dick
riverboat_dick private_dick house_dick dick_figures
cock_and_bull cock_a_hoop cock_a_doodle cock_robin cock_crow cock_fight cock_up the_cock_crows weather_cock stop_cock
pussy_riot pussy_galore pussy_willow~ pussy_cat~ pussycat* octopussy* pussy_foot~ pussyfoot~
alan_cumming cum_laude cum_dancing cum_writer cum_director
tit_for_tat tit_a_tat king_cnut reign_of_cnut cnut_the honky_tonk* cool_beaner~ gobbledy_gook s_hitting blue_tit~ great_tit~ coal_tit~ long_tailed_tit~ marsh_tit~ tit_bit~ titty_bar_scene
boob_tube boob_job_scene
inglourious_basterds inglorious_basterds inglorious_bastards inglourious_bastards enzo_castellari_bastards
fat_bastard_character bastard_out_of_carolina cardboard_bastard bastard_feudalism
prick_up_your_ears prick_of_conscience prick_your_finger prick_her_finger pricks_her_finger pricked
hell_or_high_water drag_me_to_hell hell_s_kitchen hells_kitchen hell_s_angels hells_angels hell_in_the_pacific
hell_boy hells_bells hell_house hell_on_wheels heaven_and_hell hell_fest from_here_to_hell a_bat_out_of_hell
bat_out_of_hell jigoku_hell rosemary_s_hell highway_to_hell hell_comes_to_frogtown to_hell_and_back gates_of_hell
damn_yankees damn_the_torpedoes the_damned village_of_the_damned children_of_the_damned queen_of_the_damned
the_damned_united damned_united crap_shoot craps_table game_of_craps playing_craps
sucks_you_in sucks_me_in sucks_us_in sucks_the_viewer sucks_the_audience sucks_blood sucks_the_life
homo_sapiens homo_erectus homo_faber homo_ludens homo_economicus ecce_homo homo_habilis homo_erotic
maine_coon coon_cheese coon_hound coon_dog chink_in chinks_in spic_and_span spick_and_span spik_and_span
fag_end fag_break retard_the retard_growth retard_its retards_the
kafir_harvest boner_character growing_pains_boner
hoar_frost hoar_hound sir_john_hoar garden_hoes
jap_zero fart_proudly jizo wank_worm
the_master_bates norman_bates
cums_hot
`;

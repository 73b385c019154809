// Rows written for Momo: kinds of spam and of genuine comments that labelled collections lack. Adverts are put
// together from parts, so that no single wording is learned; genuine comments name what adverts name too.
import { KNOWN_HAM } from "../known-ham.ts";
import { createRandom } from "./random.ts";

/** Each line is one kind of advert; parts in brackets are chosen by chance. */
const ADVERTS = `
[Play|Try|Join] [slots|roulette|blackjack|live casino|poker] at [our site|the best casino|lucky-spin.example] and get a [100%|200%|$500] [welcome bonus|deposit bonus] [today|now]!
[Best|Top|Trusted] [betting|casino|sportsbook] site [of the year|2026], [fast payouts|instant withdrawals], [no deposit needed|free spins for new players] https://win.example
[Situs|Agen|Daftar] [slot gacor|judi bola|togel|poker online] [terpercaya|resmi|terbaik] [mudah menang|bonus new member|deposit pulsa] https://main.example
[Онлайн казино|Ставки на спорт|Игровые автоматы] [с выводом|без депозита|с бонусом] [переходи по ссылке|регистрируйся сейчас] https://igra.example
[Beste|Neue] Online [Casinos|Spielautomaten] [ohne Limit|mit Bonus|mit Freispielen], [jetzt anmelden|jetzt spielen] https://spiel.example
[Mejor|Nuevo] casino online [con bono|sin depósito|giros gratis], [regístrate ya|juega ahora] https://juego.example
[Meilleur|Nouveau] casino en ligne [bonus sans dépôt|tours gratuits], [inscrivez-vous|jouez maintenant] https://jeu.example
[Melhor|Novo] cassino online [bônus grátis|rodadas grátis], [cadastre-se|jogue agora] https://jogo.example
[Buy|Order|Get] [cheap|discount|generic] [viagra|cialis|tramadol|xanax|ozempic|modafinil] [online|without prescription|overnight delivery] https://pills.example
[Lose|I lost] [20 pounds|10 kg|30 lbs] in [two weeks|a month] with [this tea|these gummies|one simple trick], [read my story|see the link|order here]
I [invested|started with] [$200|$500|$1000] and [got|earned|withdrew] [$3,000|$8,500|$12,000] [in a week|after five days] thanks to [Mrs. Alice|Mr. Brown|expert Daniel], [contact her on WhatsApp|message him on Telegram]
[Earn|Make] [$300|$500|$900] [a day|daily|per day] from [home|your phone], [no experience needed|no skills needed], [apply here|start today] https://work.example
[Crypto|Bitcoin|Forex] [signals|trading bot|investment] with [guaranteed profit|90% accuracy|daily payouts], [join our channel|write me privately] https://t.me/+signals
[I recovered|He helped me recover] my [stolen bitcoin|lost funds|hacked account] with the help of [a recovery expert|cyber genius|wizard hacker], [email him|contact] recovery@hack.example
[Need|Looking for] [a hacker|a phone spy|someone to check your partner's phone]? [Contact|Reach] [cyberlord|webghost] on [Instagram|Telegram|WhatsApp] +1 555 010 0199
[Do you need|Are you looking for] a [business loan|personal loan|quick loan] at [2%|3%] interest? [Apply now|Contact us] loans@credit.example
[I was|My husband left me and I was] [heartbroken|desperate] until [Dr Ogun|Priest Ade|Mama Zuri] [cast a love spell|brought my ex back], [contact him|write to him] spell@temple.example
[Vashikaran|Love marriage|Black magic] [specialist|expert|baba ji] in [Delhi|Mumbai|London|Canada] [call now|+91 99999 00000]
[Check out|Visit|Subscribe to] my [channel|page|new video|blog], [I will sub back|I upload every day|you will love it]
[Sub for sub|Follow for follow|Like for like]? [I always return|instant return|100% back]
[Watch|Download|Stream] [the full movie|all episodes|HD movies] [free|online free|without registration] [here|now] https://stream.example
[Get|Buy] [1000|5,000|10k] [real followers|subscribers|likes|views] [for only $5|cheap|instant delivery] https://boost.example
[We offer|I provide] [SEO services|guest posts|backlinks|web design|link building] [at a low price|to rank your site on page one], [contact us today|reply for a quote]
[Need help with|Tired of] your [essay|assignment|thesis]? [Our writers|Professional writers] [do it for you|deliver on time], [order now|20% off] https://essay.example
[Cheap|Replica|Authentic] [jordans|watches|handbags|sneakers|jerseys] [free shipping|70% off|outlet store] [shop now|order today]
[Buy|Sell] [gold|coins|accounts|boosting] for [your game|WoW|FIFA] [cheap and fast|24/7 delivery] https://coins.example
[Hot|Lonely|Naughty] [girls|singles|milfs] in your [area|city] [want to meet|are waiting], [chat free|sign up free] https://date.example
[Escort|Call girls|Massage] [service|agency] in [Dubai|Delhi|Berlin], [available 24/7|full satisfaction], [call|WhatsApp] +44 20 7946 0000
[Congratulations|You have been selected], you [won|are chosen for] [an iPhone|a gift card|a cash prize], [claim it now|click here to claim] https://prize.example
[Free|Get free] [V-Bucks|Robux|gift cards|Netflix] [generator|codes], [no survey|works 2026] https://free.example
[Best|Affordable] [plumber|roofing|moving company|dentist|lawyer] in [Austin|Leeds|Sydney], [free quote|call us today] https://local.example
[Nice|Great|Awesome|Wonderful] [post|article|blog|content], [very informative|keep it up|I learned a lot], [I have bookmarked your site|will visit again|please visit my site too]
[Thanks for sharing|This is really helpful|Excellent write-up]. [I am happy to find this blog|Looking forward to your next post|I shared it with my friends]. [Keep posting|Feel free to surf to my web page]
[Hi|Hello] admin, [I see|I noticed] your [website|blog] [does not monetize|could rank better], [I can help|try this tool] https://tool.example
[Заработок|Доход|Подработка] от [300|500|1000] [долларов|$|р] в [день|неделю], [без вложений|удалённо|с телефона], [пишите в лс|пиши +|ссылка в профиле]
[Ищу|Набираю|Требуются] [людей|партнёров|сотрудников] в [команду|проект], [обучение бесплатно|оплата каждый день], [подробности в личку|пишите @work_manager]
[Trabaja|Gana dinero] desde casa, [gana|hasta] [300|500] [euros|dólares] [al día|por semana], [escríbeme por WhatsApp|haz clic aquí]
[Geld verdienen|Nebenjob] von zu Hause, [500 €|1000 €] pro [Woche|Tag], [schreib mir|jetzt bewerben] https://arbeit.example
[Gagnez|Gagner] de l'argent [à la maison|en ligne], [500 €|1000 €] par [jour|semaine], [contactez-moi|cliquez ici]
[Ganhe|Renda extra] [R$ 300|R$ 500] por dia [sem sair de casa|pelo celular], [chama no WhatsApp|clique no link]
[Offro|Prestito] [prestiti veloci|tra privati] al [2%|3%], [contattami|scrivimi] prestito@credito.example
[Evden|Telefondan] [para kazan|günlük 500 TL], [hemen başvur|linke tıkla] https://kazan.example
[加微信|加QQ] [兼职|赚钱|彩票] [日赚500|稳赚不赔] [联系我|点击链接]
[Roll|Bet|Spin] and [win|cash out] [tonight|every hour], [your first bet is on us|double your first deposit|minimum deposit only $5] [lucky-star.example|www.goldbet.example]
[Crash|Aviator|Plinko|Blackjack] [pays out|predictor] [big|90% of the time], [get the app|join the group|use my code]
[Capsules|Drops|Gummies|Patches] that [melt fat|clear your skin|grow hair|end joint pain], [doctors hate it|no doctor needed|100% natural], [try it free|order from the maker] https://drops.example
[Anonymous|Discreet] [delivery|packaging] of [pills|steroids|research chemicals], [ask for the price list|pay with crypto]
[Lost|Locked out of] your [crypto|savings|account] to [scammers|a fake broker]? [They|This team] [got mine back|returned my funds], [write to|email] help@funds.example
[My mentor|Coach Linda|Mr. Peter] [turned|grew] my [$100|€250] into [$1,900|€4,000] [in days|without stress], [text|DM] [her|him]
[New token|Presale|NFT drop] [goes live|launches] [today|in two hours], [100x potential|early birds win], [join before it closes|whitelist here] https://token.example
[Any film|All seasons|Every match] [in full HD|in HD free|with subtitles], [no ads, no sign-up|without registration] [stream now|here] http://kino.example/free
[Read|Listen to] my [new book|debut single|mixtape|podcast], [link in bio|link in my profile|out now on all platforms]
[Support|Back] [our|my] [crowdfunding|Kickstarter|petition], [every dollar helps|please share], https://fund.example
[Rank|Get] [higher on Google|on page one], [high authority|dofollow] [links|guest posts] from [$10|$5], [samples on request|pm for prices]
[Plagiarism free|Custom|Urgent] [essays|dissertations|homework] by [experts|native writers], [from $9 a page|deadline guaranteed] http://write.example
[Passports|Driving licences|Diplomas|IELTS certificates] [real and registered|without exam], [contact|email] docs@papers.example
[Carpet|Window|Pressure] [cleaning|washing] in [your area|Perth|Dallas], [free estimate|licensed and insured], call (555) 010-0134
[Wholesale|Factory direct] [LED lights|phone cases|bags|solar panels], [ask for the catalogue|MOQ 100], sales@factory.example
[Your|The] [parcel|package|account] [is on hold|was suspended], [confirm|verify|pay the fee] [here|within 24 hours]: http://secure-check.example
[Meet|Find] [real women|your match|someone special] [tonight|near you], [no credit card|free profile] http://love.example
[My boyfriend and I|I] [post|share] [private videos|hot pics] [daily|for free], [link on my page|find me there]
[The end is near|God has a message for you]: [read the truth|send this to ten people|type amen and share]
[Copy and paste|Send] this [to|on] [ten videos|all your friends] or [you will have bad luck|a ghost will visit you]
[Kredit|Geld] [ohne Schufa|sofort aufs Konto|in 24 Stunden], [jetzt beantragen|Antrag online] http://kredit.example
[Prêt|Crédit] [rapide|entre particuliers] [sans justificatif|à 2 %], [écrivez-moi|contact] pret@credit.example
[Préstamo|Crédito] [rápido|sin aval], [escribe al|contacto] WhatsApp +34 600 000 000
[Нужны|Ищем] [2 человека|ответственные люди|партнёры], [доход каждый день|опыт не нужен|оплата ежедневно], [ставь + в лс|пиши плюс|жду в личке]
[Подписывайтесь|Переходи] на [мой канал|наш канал], там [прогнозы|скидки|схемы], [бесплатно|ссылка ниже] https://t.me/kanal
[Продам|Куплю] [аккаунты|подписчиков|дипломы|права] [недорого|с гарантией|оптом], [пишите|в лс]
[Dapatkan|Raih] [jackpot|maxwin] [hari ini|setiap hari], [link alternatif|daftar di sini] http://hoki.example
[Bahis|Casino] [sitesi|bonusu] [hemen üye ol|ilk yatırıma bonus] http://bahis.example
[Zarabiaj|Zarób] [w domu|przez internet] [500 zł dziennie|bez doświadczenia], [napisz do mnie|link w opisie]
[副業|在宅] で [月収50万円|毎日稼ぐ] [LINE登録はこちら|今すぐクリック] https://fuku.example
`;

const ADVERTS_OF_A_KIND = 12;
const SEED = 7;

export interface OwnRow {
  readonly text: string;
  readonly spam: boolean;
}

/** The same rows each time. */
export function writtenByUs(): OwnRow[] {
  const random = createRandom(SEED);
  const hosted = (text: string) => text.replace(/[a-z-]+\.example/g, () => inventHost(random));
  const adverts = ADVERTS.trim()
    .split("\n")
    .flatMap((kind) =>
      Array.from({ length: ADVERTS_OF_A_KIND }, () => ({ text: hosted(fill(kind, random)), spam: true })),
    );
  return [...adverts, ...KNOWN_HAM.map((text) => ({ text: hosted(text), spam: false }))];
}

function fill(kind: string, random: () => number): string {
  return kind.replace(/\[([^\]]*)\]/g, (_, parts: string) => {
    const choices = parts.split("|");
    return choices[Math.floor(random() * choices.length)] ?? "";
  });
}

const ENDINGS = ["com", "com", "com", "net", "org", "io", "de", "co.uk"];

/** A host nobody has: which names links have is no matter of these rows. */
function inventHost(random: () => number): string {
  const letters = Array.from({ length: 9 }, () => String.fromCharCode(97 + Math.floor(random() * 26)));
  return `${letters.join("")}.${ENDINGS[Math.floor(random() * ENDINGS.length)] ?? "com"}`;
}

/** Readers link too: genuine comments with a link of their own. */
export function withLinks(texts: readonly string[]): string[] {
  const random = createRandom(SEED + 1);
  return texts.map((text) => {
    const links = Array.from(
      { length: 1 + Math.floor(random() * 2) },
      () => `https://${inventHost(random)}/${String(Math.floor(random() * 9_999))}`,
    );
    return random() < 0.5 ? `${text} ${links.join(" ")}` : `${links.join(" ")} ${text}`;
  });
}

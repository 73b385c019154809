import { describe, expect, it } from "vitest";
import { findingsIn, withWords, wordsIn } from "./judging.ts";

const inLanguages = (...languages: string[]) => withWords({ languages });

describe("a word of another language the site asks for", () => {
  it.each([
    ["de", "so ein Arschloch!", "Arschloch"],
    ["de", "was für eine Scheiße", "Scheiße"],
    ["de", "diese scheisse", "scheisse"],
    ["de", "dieser Scheißfilm", "Scheiß"],
    ["de", "A.r.s.c.h.l.o.c.h", "A.r.s.c.h.l.o.c.h"],
    ["fr", "espèce d'enculé", "enculé"],
    ["fr", "ENCULE !", "ENCULE"],
    ["fr", "quel c0nnard", "c0nnard"],
    ["es", "este hijo de puta", "hijo de puta"],
    ["es", "¡Mierda!", "Mierda"],
    ["it", "che stronzo", "stronzo"],
    ["pt", "caralho, que filme", "caralho"],
    ["pl", "o kurwa!", "kurwa"],
    ["tr", "orospu çocuğu", "orospu çocuğu"],
    ["ru", "Это пиздец, товарищи", "пиздец"],
    ["ru", "ну и хуйня", "хуйня"],
    ["ko", "이 영화 씨발이다", "씨발"],
    ["ko", "병신같은 영화", "병신"],
    ["ja", "このクソ野郎め", "クソ野郎"],
    ["ja", "あのビッチが", "ビッチ"],
    ["zh", "你他妈的烂片", "他妈的"],
    ["zh", "真是王八蛋导演", "王八蛋"],
    ["th", "หนังควยมาก", "ควย"],
  ])("is found, in its endings and some disguise: %s, %s", async (language, text, word) => {
    expect(await wordsIn(text, inLanguages(language))).toEqual([word]);
  });

  it("is strong", async () => {
    expect((await findingsIn("Arschloch", inLanguages("de"))).map(({ severity }) => severity)).toEqual([
      "strong",
    ]);
  });

  it("is found beside English ones, and not where nobody asked", async () => {
    expect(await wordsIn("shit, Drecksau", inLanguages("en", "de"))).toEqual(["shit", "Drecksau"]);
    expect(await wordsIn("Drecksau und пиздец", inLanguages("en"))).toEqual([]);
    expect(await wordsIn("Arschloch", inLanguages("xx"))).toEqual([]);
  });

  it("may be allowed by the site", async () => {
    const policy = withWords({ languages: ["de"], allow: ["arschloch"] });
    expect(await wordsIn("Arschloch", policy)).toEqual([]);
  });
});

describe("an innocent text in another language", () => {
  it.each([
    ["de", "Die nackte Wahrheit: ein Orgasmus aus Farben, die Rosette im Dom und Vögel, die vögeln."],
    ["de", "Der dicke Schwanz des Hundes, die Scheibe, der Arschitekt-Witz, bitte!"],
    ["fr", "Je vous prie de baiser la main de Peter, con brio, dans la gueule du loup; la pédale du piano."],
    ["fr", "Une réputation disputée, la députée calcule."],
    ["es", "El asesinato en el infierno con un martillo, heroína del cine, maldito sea el reloj de Colón."],
    ["it", "La regina tira le palle di neve; il pesce e la pompa, che figata di cadavere."],
    ["pt", "Comer no inferno com o burro: a heroína mama cerveja."],
    ["nl", "De nicht van Anita heeft een mooie poot en een gat in de pot."],
    ["tr", "Çok şık bir film, I have got it, am Ende"],
    ["ru", "Употребление, потребляем, небанальный сюжет, мент и бугор; какая разница, хохот"],
    ["ru", "Команда рублей, требует, обязательно, сукно и рассука"],
    ["ko", "이 영화를 보지 않았다. 자지 않고 봤다. 유모가 미친 연기를 했다."],
    ["ja", "アブラモビッチの殺人事件、女の子のファンタジー、カントとフック、嫌いじゃない"],
    ["zh", "他妈妈喜欢这部电影，性格很好，成人的激情，日本人，操作，干你的活"],
    ["th", "หีบสมบัติ สัดส่วนห่างไกล กูเกิล ขี้เกียจ"],
    ["sv", "Han fan nog en sås på en stake; ett hårt rov"],
  ])("stays innocent: %s, %s", async (language, text) => {
    expect(await wordsIn(text, inLanguages(language))).toEqual([]);
  });
});

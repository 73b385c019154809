// What adverts say in Spanish, Portuguese, German, French, Italian, Polish, Turkish, Indonesian, Ukrainian,
// Hindi and Chinese, as far as it is not English anyway; the notation is that of `en.ts`.
import type { PhraseFile } from "../phrases.ts";

export const OTHER_LANGUAGES: PhraseFile = {
  gambling: {
    sure: `casino en linea, casino online, apuestas deportivas, apuestas online, tragamonedas, bono de bienvenida, cassino online, apostas esportivas, jogo do tigrinho, online casino, spielautomaten, sportwetten, paris sportifs,
      casino en ligne, scommesse sportive, kasyno online, zaklady bukmacherskie, deneme bonusu, bahis sitesi, bahis siteleri, canli bahis, slot siteleri, situs slot, situs judi, slot gacor, maxwin, rtp slot, bonus new member, daftar slot`,
    hint: `apuestas, bono, bahis, situs, judi, freispiele, scommesse, bukmacher, daftar`,
  },
  medicine: {
    sure: `perder peso, bajar de peso, sin receta, sem receita, emagrecer, abnehmen, ohne rezept, maigrir, sans ordonnance, perte de poids, dimagrire, senza ricetta, odchudzanie, zayiflama`,
    hint: `farmacia, apotheke, pharmacie`,
  },
  money: {
    sure: `ganar dinero, gana dinero, ingresos extra, trabaja desde casa, ganhar dinheiro, renda extra, trabalhe em casa, geld verdienen, von zu hause, passives einkommen, kredit ohne, ohne schufa, sofortkredit, geld sofort, sofort geld, jetzt beantragen, antrag stellen, nebenverdienst, dinero facil, dinero rapido, dinheiro facil, argent facile, gagner de l argent, soldi facili, gagner de l argent, revenus passifs, offre de pret,
      pret entre particulier*, guadagnare soldi, prestito tra, pozyczk*, zarabiaj*, para kazan*, ek gelir, pinjaman, uang tunai, заробіт*, додатковий дохід, пасивний дохід, prestamo*, credito rapido, emprestimo*`,
    hint: `dinero, ingresos, prestito, kredit, credit, pret, uang, kazanc`,
  },
  adult: {
    sure: `chicas calientes, acompanhantes, mujeres solteras, escort bayan, heisse singles, femmes celibataires, rencontre sexe`,
    hint: `solteras, bayan`,
  },
  shop: {
    sure: `comprar barato, mejor precio, envio gratis, oferta especial, frete gratis, melhor preco, jetzt kaufen, gunstig kaufen, kostenlos testen, acheter pas cher, livraison gratuite, prezzo migliore, acquista ora, tanie, najlepsza cena, ucuz, satin al, harga murah, jual`,
    hint: `oferta*, gratis, gratuit*, kostenlos*, rabatt, promo`,
  },
  prizes: {
    sure: `has ganado, voce ganhou, sie haben gewonnen, vous avez gagne, hai vinto`,
    hint: `premio, gewinn*`,
  },
  magic: {
    sure: `वशीकरण, amarres de amor, hechizo* de amor, marabout, voyant, retour d affection`,
    hint: `brujo, vidente`,
  },
  promotion: {
    sure: `mi canal, suscribete, suscribanse, meu canal, inscreva se, mein kanal, abonniert, ma chaine, abonnez vous, il mio canale, iscrivetevi, kanalima, abone ol`,
    hint: `canal, kanal, chaine`,
  },
  praise: { sure: `tu blog, su blog, seu blog, dein blog, votre blog, ton blog, tuo blog` },
  calls: {
    sure: `haz clic, clique aqui, hier klicken, cliquez ici, clicca qui, kliknij, tiklayin, klik disini, klik di sini, contactame, entre em contato, por whatsapp, contactez moi, 加微信, 微信, 点击, пишіть, за посиланням`,
    hint: `aqui, contacto, hubungi`,
  },
  film: {
    hint: `pelicula*, filme*, schauspiel*, regisseur*, acteur*, realisateur*, attor*, regista, filmu, oyuncu*, yonetmen*, 电影, 영화`,
  },
};

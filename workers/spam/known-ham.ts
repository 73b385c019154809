// Genuine comments of every sort, written for Momo. The model learns that they are genuine, and what a site's
// moderators teach it may not turn them into spam: see site-learning.ts.

export const KNOWN_HAM: readonly string[] = `
What a film. I left the cinema and walked home the long way just to think about it.
Great review, thanks! I had skipped this one and now I will not.
Nice article, I learned a lot about silent film.
Great post, thanks for sharing your thoughts on the ending!
Good read. Keep up the good work with these retrospectives.
Thank you for this, I have bookmarked it for after I have seen the film.
Very informative review, I had no idea it was based on a true story.
Nice post. I disagree about the second act though.
I loved it. My mother hated it. We argued all the way home.
Kill, kill, kill. Two hours of people dying badly, and it never got boring.
The murder in the first five minutes is the best thing in it.
Holy shit, that ending. I did not see it coming at all.
This is fucking brilliant and I will fight anyone who says otherwise.
What a load of crap. I want those two hours back.
Damn good popcorn movie, nothing more, nothing less.
The bastard gets what he deserves and I cheered.
Casino is Scorsese at his best: the slots, the mob, the money, and De Niro in those suits.
Nobody plays poker like that, but who cares, the tension is real.
Casino is the better film, Goodfellas the better story. The betting, the bosses, the desert.
The roulette scene in Casablanca: the croupier lets the young couple win. Perfect.
California Split is the best film about gambling: two losers, one jackpot, no joy.
Uncut Gems is two hours of a man placing bets while his life burns down.
The Cincinnati Kid loses everything on one hand of poker and walks home smiling.
Blackjack, card counting, MIT students in Las Vegas: I liked 21 more than I should.
A pharmacy robbery, a bag of pills and a very bad plan. Drugstore Cowboy still holds up.
Viagra jokes for ninety minutes. My uncle laughed, nobody else did.
The loan shark scene with the baseball bat is hard to watch.
The Wolf of Wall Street makes easy money look like a disease, which it is.
Bitcoin documentaries are all the same: one prophet, one fraud, one lawsuit.
She plays a call girl in Berlin and it is the least sexy role of her career, on purpose.
Boogie Nights is about porn the way Moby Dick is about fishing.
The con artist sells fake watches in the first scene and fake love in the last.
The love spell goes wrong, the ex comes back, and he is a vampire. Silly and fun.
The heist works because we never see the cash until the last shot.
He wins the lottery and loses his friends. A small film with a big heart.
The doctor prescribes pills, she flushes them, and the whole town pays for it.
I bought the Blu-ray for ten dollars and the extras alone were worth it.
Free on the library's streaming service, by the way.
You can watch the trailer on the director's page: https://lumen.example/trailer
The interview is here: https://radio.example/archive/117 and it explains the title.
I wrote about the score on my own blog last year, if anybody cares.
I wrote a longer piece about it here, if anyone is interested: https://notes.example/second-act
See https://cinema.example/wiki/The_Ending and https://films.example/title/117 for the whole story.
https://video.example/watch/17 https://video.example/watch/18
Here is the song: https://music.example/t/5551
They talk about it in this podcast: www.podcast.example/episodes/12, from minute 40 on.
Check out the making-of, it's on the disc and at https://studio.example/making-of
Look at this, the one I told you about: https://pictures.example/x
Does anyone know the name of the song in the bar scene?
When does it come out in Germany? I can't find a date.
Why did she not just call the police?
Is it too scary for a ten-year-old?
First!
lol
same
Agreed.
+1, could not have said it better
😂😂😂 the dog scene
Best. Movie. Ever!!!
BORING. I fell asleep twice and my popcorn was better acted.
10/10 would cry again
7/10, the middle drags.
I saw it in 1994, in 2003, and again last night. It gets better.
The budget was $200 million and every dollar of it is on the screen.
It made 40% of its money in the first weekend, which says nothing about whether it is any good.
The sex scene is awkward on purpose, that's the point of it.
As a nurse I can tell you that this is not how a hospital works.
My grandfather was in that war and he never spoke about it. Now I understand a little.
Subtitles, please, not dubbing. You lose half of the performance.
I subscribed to the channel for this film alone and cancelled the day after.
The book is better, but the book is always better.
Check the views of the trailer, nobody else has noticed this film yet.
Send me the link when the next review is up, please.
You forgot to mention the camera work, which is the best thing about it.
Thanks for the spoiler warning, I stopped reading just in time.
I clicked on this for the picture and stayed for the writing.
It is on at 8:30 tonight and again on Sunday at 14:00.
My number one film of the year, together with the one about the lighthouse.
Please do the sequel next!
You should watch the original from 1962 first.
I work from home and had it on in the background. Big mistake, it needs all of you.
He is a gambler, a liar and a drunk, and you love him anyway.
They offer her a million for the house and she says no. I would have taken it.
The drug dealer is the only decent person in the whole story.
I have been reading this blog for years and this is the first time I disagree with a rating.
Does the discount at the Odeon still work for students?
Ein großartiger Film. Das Ende hat mich umgehauen.
Leider viel zu lang, aber die Musik ist wunderbar.
Wer hat sich diesen Schluss ausgedacht? Furchtbar.
Danke für die Kritik, ich schaue ihn mir am Wochenende an.
Un film magnifique, j'ai pleuré à la fin.
Je me suis ennuyé du début à la fin, dommage.
Merci pour la critique, je vais le voir demain.
Una película preciosa, la vería otra vez mañana.
No entiendo por qué gusta tanto, a mí me pareció lenta.
Gracias por la reseña, muy buena.
Um filme lindo, chorei do começo ao fim.
Não gostei do final, mas a atriz é ótima.
Un film bellissimo, la fotografia è da Oscar.
Che noia, sono uscito dopo un'ora.
Prachtige film, maar het einde snap ik niet.
Świetny film, ale za długi.
Çok güzel bir film, herkese tavsiye ederim.
Отличный фильм, спасибо за рецензию!
Скучно и затянуто, ушли с середины сеанса.
А кто-нибудь помнит, как называется песня из финала?
Книга лучше, но актёры молодцы.
Не согласен с автором, по-моему это лучшая роль за много лет.
Всем привет, посмотрел вчера, до сих пор под впечатлением.
Дурацкий сценарий, чёрт возьми, но снято красиво.
Чудовий фільм, дякую за рецензію.
この映画は最高でした。ありがとう。
主人公の演技がすばらしい。もう一度見たい。
太好看了，结局让我哭了。
剧情一般，但是音乐很好听。
정말 재미있게 봤어요. 배우들 연기가 좋네요.
너무 지루해서 중간에 나왔습니다.
فيلم رائع، أحببت النهاية كثيرا.
סרט נהדר, בכיתי בסוף.
बहुत अच्छी फिल्म है, ज़रूर देखिए।
หนังดีมาก ดูแล้วร้องไห้เลย
Phim hay quá, xem lại lần thứ ba rồi.
Filmnya bagus, tapi terlalu panjang.
`
  .trim()
  .split("\n");

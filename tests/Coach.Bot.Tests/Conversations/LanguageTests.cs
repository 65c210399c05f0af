namespace Coach.Bot.Tests.Conversations;

/// <summary>Other languages are answered politely, in that language, and the question stands.</summary>
public class LanguageTests
{
    [Theory]
    [InlineData("Meine Leute wissen nicht, wie man die Bestellung im neuen System anlegt.", "Ich verstehe leider nur Englisch")]
    [InlineData("Mes agents ne savent pas remplir le formulaire dans le nouveau système.", "Je ne comprends bien que l'anglais")]
    [InlineData("Mi equipo no sabe cómo usar el sistema nuevo y los clientes se quejan.", "Lo siento, solo entiendo bien el inglés.")]
    [InlineData("A minha equipa não sabe usar o sistema novo e os clientes reclamam.", "Desculpe, só entendo bem inglês.")]
    [InlineData("I miei colleghi non sanno usare il nuovo sistema e i clienti si lamentano.", "Mi dispiace, capisco bene solo l'inglese.")]
    [InlineData("Mijn mensen weten niet hoe ze de bestelling in het nieuwe systeem moeten zetten.", "Sorry, ik begrijp alleen Engels goed genoeg.")]
    [InlineData("Moi pracownicy nie wiedzą, jak to zrobić w nowym systemie, a klienci się skarżą na to.", "Przepraszam, dobrze rozumiem tylko angielski.")]
    [InlineData("Ekibim yeni sistemi nasıl kullanacağını bilmiyor ve bu çok zaman alıyor.", "Üzgünüm, yalnızca İngilizceyi yeterince anlıyorum.")]
    [InlineData("Мои сотрудники не умеют пользоваться новой системой.", "Извините, я хорошо понимаю только английский.")]
    [InlineData("我的团队不会使用新系统。", "抱歉，我目前只能很好地理解英文。")]
    [InlineData("新しいシステムの使い方がわかりません。", "申し訳ありませんが、英語しか十分に理解できません。")]
    [InlineData("فريقي لا يعرف كيف يستخدم النظام الجديد.", "عذرًا، لا أفهم جيدًا سوى الإنجليزية.")]
    [InlineData("मेरी टीम को नई प्रणाली का उपयोग करना नहीं आता।", "क्षमा करें, मैं केवल अंग्रेज़ी ठीक से समझता हूँ।")]
    public void It_is_said_in_that_language_and_the_question_stands(string text, string said)
    {
        var talk = new Talk().Joins().Says(text);
        Assert.Contains(said, talk.Text, StringComparison.Ordinal);
        Assert.Contains("1 of 4", talk.Text, StringComparison.Ordinal);
        Assert.Null(talk.State.Facts.Performance);
    }

    [Theory]
    [InlineData("Our café staff in Zürich don't know the naïve résumé rules")]
    [InlineData("Die-cutting operators need a checklist for the die change")]
    public void A_foreign_word_alone_changes_nothing(string text) => Assert.NotEmpty(new Talk().Joins().Says(text).State.Because);
}

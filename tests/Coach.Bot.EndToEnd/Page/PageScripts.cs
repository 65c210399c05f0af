namespace Coach.Bot.EndToEnd.Page;

/// <summary>Questions that only the page itself can answer.</summary>
internal static class PageScripts
{
    /// <summary>What Microsoft's renderer says against any card of this conversation, read as the version 1.5 that we claim; empty when nothing.</summary>
    public const string RendererEvents =
        """
        async () => {
          const id = localStorage.getItem('coach.conversation');
          const { messages } = await (await fetch(`/local/conversation/${id}`)).json();
          const cards = messages.map(message => message.teams).filter(Boolean);
          const { AdaptiveCard, SerializationContext, Versions } = window.AdaptiveCards;
          const said = cards.flatMap(json => {
            const context = new SerializationContext(Versions.v1_5);
            new AdaptiveCard().parse(json, context);
            return Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
          });
          return cards.length === 0 ? 'no cards' : said.join('\n');
        }
        """;

    /// <summary>Every element that is wider than its place; empty when none is.</summary>
    public const string SidewaysScrollers =
        """
        () => {
          const isOpen = element => getComputedStyle(element).overflowX === 'visible' && element !== document.documentElement;
          return [...document.querySelectorAll('html, body, body *')]
            .filter(element => element.checkVisibility() && !element.matches('.unseen') && !isOpen(element) && element.scrollWidth > element.clientWidth + 1)
            .map(element => `${element.tagName}.${element.className}: ${element.scrollWidth} > ${element.clientWidth}`).join('\n');
        }
        """;

    /// <summary>The name of what the keyboard is on, as a screen reader would say it.</summary>
    public const string FocusedName =
        """
        () => {
          const at = document.activeElement;
          return (at.labels?.[0]?.innerText || at.getAttribute('aria-label') || (at.matches('button') ? at.innerText : '')).trim();
        }
        """;

    /// <summary>Whether one sees where the keyboard is.</summary>
    public const string FocusIsSeen = "() => getComputedStyle(document.activeElement).outlineStyle !== 'none'";
}

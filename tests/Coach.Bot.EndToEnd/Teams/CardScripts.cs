namespace Coach.Bot.EndToEnd.Teams;

/// <summary>Draws cards with Microsoft's renderer in the look of Teams, and asks the page how they came out.</summary>
internal static class CardScripts
{
    /// <summary>Makes the local page an empty one with the renderer, in light or dark (the argument says whether it is dark).</summary>
    public const string Prepare =
        """
        async isDark => {
          document.querySelectorAll('link[rel=stylesheet]').forEach(sheet => sheet.remove());
          document.body.replaceChildren();
          const { hostConfig } = await import('/page/teams-look.js');
          await new Promise((resolve, reject) => {
            const renderer = document.createElement('script');
            Object.assign(renderer, { src: '/vendor/adaptivecards.min.js', onload: resolve, onerror: reject });
            document.head.append(renderer);
          });
          const text = (standard, subtle = standard) => ({ default: standard, subtle });
          const colors = { default: text('#ffffff', '#adadad'), dark: text('#242424'), light: text('#ffffff'), accent: text('#a8acf0'), good: text('#92c353'), warning: text('#f8d22a'), attention: text('#f1707b') };
          const style = backgroundColor => ({ backgroundColor, foregroundColors: colors });
          const dark = { default: style('#292929'), emphasis: style('#333333'), accent: style('#2f2f4a'), good: style('#293a1f'), warning: style('#463d12'), attention: style('#4a2327') };
          window.look = isDark ? { ...hostConfig, containerStyles: dark } : hostConfig;
          const css = new CSSStyleSheet();
          css.replaceSync(`
            body { margin: 0; padding: 8px; background: ${isDark ? '#1f1f1f' : '#f5f5f5'}; }
            .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
            .ac-pushButton { font: 600 14px/20px system-ui, sans-serif; padding: 5px 12px; min-height: 32px; border: 1px solid ${isDark ? '#666666' : '#d1d1d1'}; border-radius: 4px; color: ${isDark ? '#ffffff' : '#242424'}; background: ${isDark ? '#292929' : '#ffffff'}; }
            .ac-input { font: 14px/20px system-ui, sans-serif; color: ${isDark ? '#ffffff' : '#242424'}; background: ${isDark ? '#292929' : '#ffffff'}; }
            .ac-textInput, .ac-dateInput { width: 100%; box-sizing: border-box; padding: 5px 10px; min-height: 32px; border: 1px solid ${isDark ? '#adadad' : '#616161'}; border-radius: 4px; color-scheme: ${isDark ? 'dark' : 'light'}; }`);
          document.adoptedStyleSheets = [css];
        }
        """;

    /// <summary>Draws one card below the others, and says what is wrong with it: what the renderer doesn't know, what is cut off or wider than its place.</summary>
    public const string Draw =
        """
        json => {
          const { AdaptiveCard, HostConfig, SerializationContext, Versions } = window.AdaptiveCards;
          const context = new SerializationContext(Versions.v1_5);
          const card = new AdaptiveCard();
          card.hostConfig = new HostConfig(window.look);
          card.parse(JSON.parse(json), context);
          const drawn = card.render();
          document.body.append(drawn);
          const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
          const wide = [drawn, ...drawn.querySelectorAll('*')]
            .filter(element => element.checkVisibility() && getComputedStyle(element).display !== 'inline' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
            .map(element => `${element.className} is cut off: ${element.innerText.slice(0, 40)}`);
          const outside = [...drawn.querySelectorAll('*')]
            .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .map(element => `${element.className} is outside: ${element.innerText.slice(0, 40)}`);
          return [...events, ...wide, ...outside].join('\n');
        }
        """;
}

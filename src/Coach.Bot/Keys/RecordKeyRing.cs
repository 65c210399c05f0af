using System.Text;
using System.Xml.Linq;
using Coach.Transcripts.Records;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Coach.Bot.Keys;

/// <summary>Keeps the keys of Data Protection among the records, so that every replica has the same.</summary>
public sealed class RecordKeyRing(IRecords records) : IXmlRepository
{
    private const string Prefix = "keys/";

    public IReadOnlyCollection<XElement> GetAllElements() => Now(ReadAsync());

    public void StoreElement(XElement element, string friendlyName) =>
        Now(records.WriteAsync($"{Prefix}{Guid.NewGuid():N}", Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)), RecordTag.None, CancellationToken.None));

    private async Task<List<XElement>> ReadAsync()
    {
        var keys = new List<XElement>();
        await foreach (var name in records.ListAsync(Prefix, CancellationToken.None))
        {
            if (await records.ReadAsync(name, CancellationToken.None) is { } key)
            {
                keys.Add(XElement.Parse(Encoding.UTF8.GetString(key.Content.Span)));
            }
        }

        return keys;
    }

    // Data Protection asks once in a long while, and only in this way.
#pragma warning disable VSTHRD002, CA1849, MA0042 // there is no asynchronous IXmlRepository
    private static T Now<T>(Task<T> task) => task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002, CA1849, MA0042
}

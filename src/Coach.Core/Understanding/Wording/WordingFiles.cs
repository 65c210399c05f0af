using System.Globalization;
using System.Resources;

namespace Coach.Core.Understanding.Wording;

/// <summary>The files that are embedded in the assembly: Core opens none.</summary>
internal static class WordingFiles
{
    private static readonly ResourceManager Files = new(typeof(WordingFiles));

    public static byte[] Words => Of("Words");

    public static byte[] Wording => Of("Wording");

    private static byte[] Of(string name) => (byte[])Files.GetObject(name, CultureInfo.InvariantCulture)!;
}

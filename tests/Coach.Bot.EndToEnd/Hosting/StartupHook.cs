using System.Diagnostics;
using Coach.Bot.EndToEnd.Hosting;

// .NET looks for this name, without a namespace, in the assemblies that DOTNET_STARTUP_HOOKS lists, and runs it before the host's own Main.
#pragma warning disable CA1050, MA0047, RCS1110, IDE1006 // .NET dictates the name, and that it has no namespace
internal sealed class StartupHook
#pragma warning restore CA1050, MA0047, RCS1110, IDE1006
{
    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new ReferenceDay());
}

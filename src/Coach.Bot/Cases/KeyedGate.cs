namespace Coach.Bot.Cases;

/// <summary>Lets one at a time through for each key, in the order of arrival. Keeps nothing for keys that nobody waits for.</summary>
public sealed class KeyedGate
{
    private readonly Dictionary<string, Waiting> gates = new(StringComparer.Ordinal);

    /// <summary>Waits until it is this caller's turn. Dispose what is returned to let the next one through.</summary>
    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancellation)
    {
        var gate = Join(key);
        try
        {
            await gate.Semaphore.WaitAsync(cancellation);
        }
        catch
        {
            Leave(key, gate);
            throw;
        }

        return new Pass(this, key, gate);
    }

    private Waiting Join(string key)
    {
        lock (gates)
        {
            if (!gates.TryGetValue(key, out var gate))
            {
                gates.Add(key, gate = new Waiting());
            }

            gate.Count++;
            return gate;
        }
    }

    private void Leave(string key, Waiting gate)
    {
        lock (gates)
        {
            if (--gate.Count == 0)
            {
                gates.Remove(key);
                gate.Semaphore.Dispose();
            }
        }
    }

    private sealed class Waiting
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Count { get; set; }
    }

    private sealed class Pass(KeyedGate owner, string key, Waiting gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Semaphore.Release();
            owner.Leave(key, gate);
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>Keeps every activity of every source, with names, tags, events and baggage.</summary>
internal sealed class Traces : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<string> _lines = new();

    public Traces()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IEnumerable<string> Lines => _lines;

    public void Dispose() => _listener.Dispose();

    private void Keep(Activity activity) => _lines.Enqueue(
        $"{activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.Status} {activity.StatusDescription} "
        + string.Join(' ', activity.TagObjects.Concat(activity.Events.SelectMany(item => item.Tags)).Select(tag => $"{tag.Key}={tag.Value}"))
        + string.Join(' ', activity.Baggage.Select(pair => $"{pair.Key}={pair.Value}")));
}

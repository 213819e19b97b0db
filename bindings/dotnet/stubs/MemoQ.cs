// Stand-ins for the types of memoQ that the assembly uses, so that it can be compiled and tried without memoQ.
// They have the shape of a session that looks a segment up; a real plug-in is compiled against memoQ's own
// assemblies, whose names may differ.
using System;

namespace MemoQ.Addins.Common.DataStructures
{
    public class Segment
    {
        public string PlainText { get; internal set; }
    }

    public static class SegmentBuilder
    {
        public static Segment CreateFromString(string text) => new Segment { PlainText = text };
    }
}

namespace MemoQ.TMInterfaces
{
    using MemoQ.Addins.Common.DataStructures;

    public class LookupHit
    {
        public Segment Source { get; set; }
        public Segment Target { get; set; }
        public int MatchRate { get; set; }
    }

    public interface ISession : IDisposable
    {
        LookupHit[] Lookup(Segment segment, Segment previous, Segment next, int min, int limit);
    }
}

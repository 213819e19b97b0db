using System.Linq;
using MemoQ.Addins.Common.DataStructures;
using MemoQ.TMInterfaces;

namespace Mizan
{
    /// <summary>A memory of mizan as memoQ asks one in a session.</summary>
    public sealed class MemoQSession : ISession
    {
        readonly Memory memory;
        readonly string from;
        readonly string to;

        /// <summary>Languages are memoQ's codes of three letters, such as ara and eng, with or without a country.</summary>
        public MemoQSession(string path, string sourceLanguage, string targetLanguage)
        {
            memory = Memory.Create(path);
            from = TwoLetters(sourceLanguage);
            to = TwoLetters(targetLanguage);
        }

        public LookupHit[] Lookup(Segment segment, Segment previous, Segment next, int min, int limit) =>
            memory.Lookup(segment.PlainText, from, to, min, limit, previous?.PlainText, next?.PlainText)
                .Select(match => new LookupHit
                {
                    Source = SegmentBuilder.CreateFromString(match.Source),
                    Target = SegmentBuilder.CreateFromString(match.Adapted?.Target ?? match.Target),
                    MatchRate = match.Percent,
                })
                .ToArray();

        public void Dispose() => memory.Dispose();

        static string TwoLetters(string code)
        {
            var language = code.Split('-')[0];
            switch (language)
            {
                case "ara": return "ar";
                case "eng": return "en";
                default: return language;
            }
        }
    }
}

// Stand-ins for the types of Trados Studio that the assembly uses, so that it can be compiled and tried without
// Trados. Written from knowledge of its API, without its documentation at hand; a real plug-in is compiled against
// Trados's own assemblies, and a newer Trados has CultureCode where CultureInfo stands.
using System.Collections.Generic;
using System.Globalization;

namespace Sdl.LanguagePlatform.Core
{
    public class Segment
    {
        readonly List<string> elements = new List<string>();

        public Segment(CultureInfo culture)
        {
            Culture = culture;
        }

        public CultureInfo Culture { get; }
        public void Add(string text) => elements.Add(text);
        public string ToPlain() => string.Concat(elements);
    }
}

namespace Sdl.LanguagePlatform.TranslationMemory
{
    using Sdl.LanguagePlatform.Core;

    public enum Action { Discard, Add, Merge, Overwrite, Error, Delete }

    public enum TranslationUnitOrigin { Unknown, TM, MachineTranslation, Alignment }

    public class TranslationUnit
    {
        public Segment SourceSegment { get; set; }
        public Segment TargetSegment { get; set; }
        public TranslationUnitOrigin Origin { get; set; }
    }

    public class ScoringResult
    {
        public int BaseScore { get; set; }
    }

    public class SearchResult
    {
        public SearchResult(TranslationUnit memoryUnit)
        {
            MemoryTranslationUnit = memoryUnit;
        }

        public TranslationUnit MemoryTranslationUnit { get; set; }
        public TranslationUnit TranslationProposal { get; set; }
        public ScoringResult ScoringResult { get; set; }
    }

    public class SearchResults
    {
        public Segment SourceSegment { get; set; }
        public List<SearchResult> Results { get; } = new List<SearchResult>();
        public void Add(SearchResult result) => Results.Add(result);
    }

    public class SearchSettings
    {
        public int MinScore { get; set; } = 70;
        public int MaxResults { get; set; } = 5;
        public bool IsConcordanceSearch { get; set; }
    }

    public class ImportSettings
    {
    }

    public class ImportResult
    {
        public Action Action { get; set; }
    }
}

namespace Sdl.LanguagePlatform.TranslationMemoryApi
{
    using Sdl.LanguagePlatform.Core;
    using Sdl.LanguagePlatform.TranslationMemory;

    public interface ITranslationProvider
    {
        string Name { get; }
    }

    public interface ITranslationProviderLanguageDirection
    {
        ITranslationProvider TranslationProvider { get; }
        CultureInfo SourceLanguage { get; }
        CultureInfo TargetLanguage { get; }
        bool CanReverseLanguageDirection { get; }
        SearchResults SearchSegment(SearchSettings settings, Segment segment);
        SearchResults[] SearchSegments(SearchSettings settings, Segment[] segments);
        SearchResults[] SearchSegmentsMasked(SearchSettings settings, Segment[] segments, bool[] mask);
        SearchResults SearchText(SearchSettings settings, string segment);
        SearchResults SearchTranslationUnit(SearchSettings settings, TranslationUnit translationUnit);
        SearchResults[] SearchTranslationUnits(SearchSettings settings, TranslationUnit[] translationUnits);
        SearchResults[] SearchTranslationUnitsMasked(
            SearchSettings settings, TranslationUnit[] translationUnits, bool[] mask);
        ImportResult AddTranslationUnit(TranslationUnit translationUnit, ImportSettings settings);
        ImportResult[] AddTranslationUnits(TranslationUnit[] translationUnits, ImportSettings settings);
        ImportResult[] AddOrUpdateTranslationUnits(
            TranslationUnit[] translationUnits, int[] previousTranslationHashes, ImportSettings settings);
        ImportResult[] AddTranslationUnitsMasked(
            TranslationUnit[] translationUnits, ImportSettings settings, bool[] mask);
        ImportResult[] AddOrUpdateTranslationUnitsMasked(
            TranslationUnit[] translationUnits, int[] previousTranslationHashes, ImportSettings settings, bool[] mask);
        ImportResult UpdateTranslationUnit(TranslationUnit translationUnit);
        ImportResult[] UpdateTranslationUnits(TranslationUnit[] translationUnits);
    }
}

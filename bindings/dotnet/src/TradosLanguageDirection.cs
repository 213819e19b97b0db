using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Sdl.LanguagePlatform.Core;
using Sdl.LanguagePlatform.TranslationMemory;
using Sdl.LanguagePlatform.TranslationMemoryApi;

namespace Mizan
{
    /// <summary>A memory of mizan as Trados asks a translation provider for one pair of languages.</summary>
    public sealed class TradosLanguageDirection : ITranslationProviderLanguageDirection, IDisposable
    {
        readonly Memory memory;

        public TradosLanguageDirection(
            ITranslationProvider provider, string path, CultureInfo source, CultureInfo target)
        {
            memory = Memory.Create(path);
            TranslationProvider = provider;
            SourceLanguage = source;
            TargetLanguage = target;
        }

        public ITranslationProvider TranslationProvider { get; }
        public CultureInfo SourceLanguage { get; }
        public CultureInfo TargetLanguage { get; }
        public bool CanReverseLanguageDirection => true;

        public void Dispose() => memory.Dispose();

        public SearchResults SearchSegment(SearchSettings settings, Segment segment)
        {
            var results = new SearchResults { SourceSegment = segment };
            var text = segment.ToPlain();
            // A concordance search asks for words; mizan answers whole segments here.
            if (text.Trim().Length == 0 || settings.IsConcordanceSearch) return results;
            var found = memory.Lookup(
                text, SourceLanguage.TwoLetterISOLanguageName, TargetLanguage.TwoLetterISOLanguageName,
                settings.MinScore, settings.MaxResults);
            foreach (var match in found) results.Add(Result(match));
            return results;
        }

        public SearchResults[] SearchSegments(SearchSettings settings, Segment[] segments) =>
            segments.Select(segment => SearchSegment(settings, segment)).ToArray();

        // A result stands at the place of its segment; where the mask says no, there is none.
        public SearchResults[] SearchSegmentsMasked(SearchSettings settings, Segment[] segments, bool[] mask) =>
            Masked(segments, mask, segment => SearchSegment(settings, segment));

        public SearchResults SearchText(SearchSettings settings, string segment)
        {
            var asked = new Segment(SourceLanguage);
            asked.Add(segment);
            return SearchSegment(settings, asked);
        }

        public SearchResults SearchTranslationUnit(SearchSettings settings, TranslationUnit unit) =>
            SearchSegment(settings, unit.SourceSegment);

        public SearchResults[] SearchTranslationUnits(SearchSettings settings, TranslationUnit[] units) =>
            units.Select(unit => SearchTranslationUnit(settings, unit)).ToArray();

        public SearchResults[] SearchTranslationUnitsMasked(
            SearchSettings settings, TranslationUnit[] units, bool[] mask) =>
            Masked(units, mask, unit => SearchTranslationUnit(settings, unit));

        public ImportResult AddTranslationUnit(TranslationUnit unit, ImportSettings settings)
        {
            memory.Add(
                unit.SourceSegment.ToPlain(), unit.TargetSegment.ToPlain(), SourceLanguage.Name, TargetLanguage.Name);
            return new ImportResult { Action = Sdl.LanguagePlatform.TranslationMemory.Action.Add };
        }

        public ImportResult[] AddTranslationUnits(TranslationUnit[] units, ImportSettings settings) =>
            units.Select(unit => AddTranslationUnit(unit, settings)).ToArray();

        public ImportResult[] AddTranslationUnitsMasked(
            TranslationUnit[] units, ImportSettings settings, bool[] mask) =>
            Masked(units, mask, unit => AddTranslationUnit(unit, settings));

        public ImportResult[] AddOrUpdateTranslationUnits(
            TranslationUnit[] units, int[] previousHashes, ImportSettings settings) =>
            units.Select(AddOrUpdate).ToArray();

        public ImportResult[] AddOrUpdateTranslationUnitsMasked(
            TranslationUnit[] units, int[] previousHashes, ImportSettings settings, bool[] mask) =>
            Masked(units, mask, AddOrUpdate);

        public ImportResult UpdateTranslationUnit(TranslationUnit unit) => AddOrUpdate(unit);

        public ImportResult[] UpdateTranslationUnits(TranslationUnit[] units) => units.Select(AddOrUpdate).ToArray();

        // A translator confirms a segment again: the translation of the same text changes, and no second unit comes.
        ImportResult AddOrUpdate(TranslationUnit unit)
        {
            var text = unit.SourceSegment.ToPlain();
            var same = memory
                .Lookup(text, SourceLanguage.TwoLetterISOLanguageName, TargetLanguage.TwoLetterISOLanguageName, 99, 5)
                .FirstOrDefault(match => match.Source == text);
            if (same == null) return AddTranslationUnit(unit, null);
            memory.Edit(same.Id, unit.TargetSegment.ToPlain());
            return new ImportResult { Action = Sdl.LanguagePlatform.TranslationMemory.Action.Overwrite };
        }

        SearchResult Result(Match match)
        {
            var unit = new TranslationUnit
            {
                SourceSegment = Plain(SourceLanguage, match.Source),
                TargetSegment = Plain(TargetLanguage, match.Target),
                Origin = match.Status == "machine"
                    ? TranslationUnitOrigin.MachineTranslation
                    : match.Status == "aligned" ? TranslationUnitOrigin.Alignment : TranslationUnitOrigin.TM,
            };
            // What Trados shows is the adapted translation; the unit itself stays as the memory has it.
            var proposal = match.Adapted == null
                ? unit
                : new TranslationUnit
                {
                    SourceSegment = unit.SourceSegment,
                    TargetSegment = Plain(TargetLanguage, match.Adapted.Target),
                    Origin = unit.Origin,
                };
            return new SearchResult(unit)
            {
                TranslationProposal = proposal,
                ScoringResult = new ScoringResult { BaseScore = match.Percent },
            };
        }

        static Segment Plain(CultureInfo language, string text)
        {
            var segment = new Segment(language);
            segment.Add(text);
            return segment;
        }

        static TResult[] Masked<TAsked, TResult>(TAsked[] asked, bool[] mask, Func<TAsked, TResult> ask)
            where TResult : class => asked.Select((one, i) => mask == null || mask[i] ? ask(one) : null).ToArray();
    }
}

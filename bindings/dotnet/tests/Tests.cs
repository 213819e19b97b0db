using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using MemoQ.Addins.Common.DataStructures;
using Mizan;
using Sdl.LanguagePlatform.TranslationMemory;
using TradosAction = Sdl.LanguagePlatform.TranslationMemory.Action;
using TradosSegment = Sdl.LanguagePlatform.Core.Segment;

/// Uses the assembly as Trados and memoQ would: Tests.exe FOLDER.
static class Tests
{
    static readonly CultureInfo Arabic = new CultureInfo("ar-EG");
    static readonly CultureInfo English = new CultureInfo("en-GB");

    static int Main(string[] arguments)
    {
        // An Arabic name of a file goes over as UTF-8.
        var path = Path.Combine(arguments[0], "ذاكرة المصنع.mizan");
        var terms = Path.Combine(arguments[0], "مصطلحات.mizan");
        Trados(path);
        MemoQ(path);
        Terms(path, terms);
        Errors(arguments[0]);
        Console.WriteLine(".NET: all well");
        return 0;
    }

    static TradosSegment Segment(CultureInfo culture, string text)
    {
        var segment = new TradosSegment(culture);
        segment.Add(text);
        return segment;
    }

    static TranslationUnit Unit(string source, string target) => new TranslationUnit
    {
        SourceSegment = Segment(Arabic, source),
        TargetSegment = Segment(English, target),
    };

    static void Trados(string path)
    {
        using (var direction = new TradosLanguageDirection(null, path, Arabic, English))
        {
            var settings = new SearchSettings();
            var asked = Segment(Arabic, "تُفحص المضخة كل 14 يوماً.");
            Same(0, direction.SearchSegment(settings, asked).Results.Count);
            var unit = Unit("تُفحص المضخة كل 30 يوماً.", "The pump is checked every 30 days.");
            Same(TradosAction.Add, direction.AddTranslationUnit(unit, new ImportSettings()).Action);
            var again = Unit("تُفحص المضخة كل 30 يوماً.", "The pump is inspected every 30 days.");
            var updated = direction.AddOrUpdateTranslationUnitsMasked(
                new[] { again, unit }, null, new ImportSettings(), new[] { true, false });
            Same(TradosAction.Overwrite, updated[0].Action);
            Same(null, updated[1]);

            var results = direction.SearchSegment(settings, asked).Results;
            Same(1, results.Count);
            Same("The pump is inspected every 14 days.", results[0].TranslationProposal.TargetSegment.ToPlain());
            Same("The pump is inspected every 30 days.", results[0].MemoryTranslationUnit.TargetSegment.ToPlain());
            Same(true, results[0].ScoringResult.BaseScore >= 70 && results[0].ScoringResult.BaseScore < 100);
            Same(100, direction.SearchText(settings, "تُفحص المضخة كل 30 يوماً.").Results[0].ScoringResult.BaseScore);
            settings.MinScore = 100;
            Same(0, direction.SearchSegment(settings, asked).Results.Count);
            var masked = direction.SearchSegmentsMasked(settings, new[] { asked, asked }, new[] { false, true });
            Same(null, masked[0]);
            Same(asked, masked[1].SourceSegment);
            settings.IsConcordanceSearch = true;
            Same(0, direction.SearchText(settings, "تُفحص المضخة كل 30 يوماً.").Results.Count);
        }
    }

    static void MemoQ(string path)
    {
        using (var session = new MemoQSession(path, "ara-EG", "eng"))
        {
            var asked = SegmentBuilder.CreateFromString("تُفحص المضخة كل 14 يوماً.");
            Parallel.For(0, 200, i =>
            {
                var hits = session.Lookup(asked, null, null, 70, 3);
                Same("The pump is inspected every 14 days.", hits[0].Target.PlainText);
                Same("تُفحص المضخة كل 30 يوماً.", hits[0].Source.PlainText);
            });
        }
    }

    static void Terms(string path, string terms)
    {
        using (var glossary = new Memory(terms)) glossary.Add("صمام", "valve", "ar", "en");
        using (var memory = new Memory(path))
        {
            var text = "والصمامات مغلقة \U0001F512";
            var found = memory.Terms(text, "ar", "en", terms);
            Same("valve", found[0].Target);
            Same("والصمامات", text.Substring(found[0].Query[0], found[0].Query[1] - found[0].Query[0]));
        }
    }

    static void Errors(string folder)
    {
        var file = Path.Combine(folder, "text.mizan");
        File.WriteAllText(file, new string('x', 9000));
        try
        {
            new Memory(file);
        }
        catch (MizanException error)
        {
            Same(18, error.Code);
            return;
        }
        throw new InvalidOperationException("opened");
    }

    static void Same(object wanted, object found)
    {
        if (!Equals(wanted, found)) throw new InvalidOperationException("expected " + wanted + ", found " + found);
    }
}

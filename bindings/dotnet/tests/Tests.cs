using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
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
        ClosedWhileInUse(arguments[0]);
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
        using (var glossary = Memory.Create(terms)) glossary.Add("صمام", "valve", "ar", "en");
        using (var memory = Memory.Open(path))
        {
            var text = "والصمامات مغلقة \U0001F512";
            var found = memory.Terms(text, "ar", "en", terms);
            Same("valve", found[0].Target);
            Same("والصمامات", text.Substring(found[0].Query[0], found[0].Query[1] - found[0].Query[0]));
        }
    }

    // Whatever is wrong comes as an exception, and the process goes on.
    static void Errors(string folder)
    {
        var missing = Path.Combine(folder, "لا شيء.mizan");
        var error = Throws<MizanException>(() => Memory.Open(missing));
        Same(2, error.Code);
        Same(true, error.Message.StartsWith(missing + ": "));
        Same(false, File.Exists(missing));
        Same(2, Throws<MizanException>(() => Memory.Create(Path.Combine(folder, "nowhere", "a.mizan"))).Code);
        var text = Path.Combine(folder, "text.mizan");
        File.WriteAllText(text, new string('x', 9000));
        Same(18, Throws<MizanException>(() => Memory.Create(text)).Code);
        var file = Path.Combine(folder, "errors.mizan");
        using (var memory = Memory.Create(file)) memory.Add("نعم.", "Yes.", "ar", "en");
        var bytes = File.ReadAllBytes(file);
        // The version of the layout, at its place in the file.
        bytes[63] = 9;
        var newer = Path.Combine(folder, "newer.mizan");
        File.WriteAllBytes(newer, bytes);
        Same(20, Throws<MizanException>(() => Memory.Open(newer)).Code);

        var closed = Memory.Open(file);
        Same(26, Throws<MizanException>(() => closed.Edit(77, "No.")).Code);
        Same(14, Throws<MizanException>(() => closed.Lookup("نعم.", null, null, 101, 1)).Code);
        Throws<ArgumentNullException>(() => closed.Lookup(null, "ar", "en", 70, 1));
        Throws<ArgumentException>(() => closed.Lookup("a\0b", "ar", "en", 70, 1));
        Throws<ArgumentException>(() => closed.Lookup("a\uD83Db", "ar", "en", 70, 1));
        Throws<ArgumentException>(() => closed.Add("a\uDE00", "b", "ar", "en"));
        Same("Yes.", closed.Lookup("نعم.", "ar", "en", 70, 1)[0].Target);
        closed.Dispose();
        closed.Dispose();
        Throws<ObjectDisposedException>(() => closed.Lookup("نعم.", "ar", "en", 70, 1));
        Throws<ObjectDisposedException>(() => closed.Add("نعم.", "Yes.", "ar", "en"));
    }

    // Eight threads ask and write while the memory is disposed of: each ends with that exception and no other.
    static void ClosedWhileInUse(string folder)
    {
        var memory = Memory.Create(Path.Combine(folder, "threads.mizan"));
        memory.Add("أغلق الصمام.", "Close the valve.", "ar", "en");
        var started = new CountdownEvent(8);
        var ends = new Exception[8];
        var threads = Enumerable.Range(0, 8).Select(number => new Thread(() =>
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    Same("Close the valve.", memory.Lookup("أغلق الصمام.", "ar", "en", 90, 1)[0].Target);
                    if (number == 0) memory.Add("الوردية رقم " + i, "shift " + i, "ar", "en");
                    if (i == 20) started.Signal();
                }
            }
            catch (Exception end)
            {
                ends[number] = end;
                if (!(end is ObjectDisposedException)) started.Signal();
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        started.Wait();
        memory.Dispose();
        foreach (var thread in threads) thread.Join();
        foreach (var end in ends)
            if (!(end is ObjectDisposedException)) throw end;
    }

    static T Throws<T>(System.Action work) where T : Exception
    {
        try
        {
            work();
        }
        catch (T expected)
        {
            return expected;
        }
        throw new InvalidOperationException("no " + typeof(T).Name);
    }

    static void Same(object wanted, object found)
    {
        if (!Equals(wanted, found)) throw new InvalidOperationException("expected " + wanted + ", found " + found);
    }
}

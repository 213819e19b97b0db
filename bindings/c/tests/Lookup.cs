using System;
using System.Runtime.InteropServices;
using System.Text;

/// Looks a sentence up from .NET: Lookup.exe MEMORY.
static class Lookup
{
    [DllImport("mizan")] static extern int mizan_create(byte[] path, out IntPtr memory);
    [DllImport("mizan")] static extern void mizan_close(IntPtr memory);
    [DllImport("mizan")]
    static extern int mizan_add(IntPtr memory, byte[] source, byte[] target, byte[] options, out IntPtr json);
    [DllImport("mizan")]
    static extern int mizan_lookup(IntPtr memory, byte[] text, byte[] options, out IntPtr json);
    [DllImport("mizan")] static extern void mizan_free(IntPtr json);
    [DllImport("mizan")] static extern IntPtr mizan_last_error();

    // Texts go over as UTF-8 with a zero byte at the end.
    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + "\0");

    static string Text(IntPtr text)
    {
        int length = 0;
        while (Marshal.ReadByte(text, length) != 0) length++;
        var bytes = new byte[length];
        Marshal.Copy(text, bytes, 0, length);
        return Encoding.UTF8.GetString(bytes);
    }

    static string Answer(int code, IntPtr json)
    {
        if (code != 0) throw new InvalidOperationException("error " + code + ": " + Text(mizan_last_error()));
        var text = Text(json);
        mizan_free(json);
        return text;
    }

    static int Main(string[] arguments)
    {
        if (mizan_create(Utf8(arguments[0]), out var memory) != 0)
            throw new InvalidOperationException(Text(mizan_last_error()));
        var code = mizan_add(memory, Utf8("أغلق الصمام."), Utf8("Close the valve."), null, out var json);
        Answer(code, json);
        code = mizan_lookup(memory, Utf8("أغلق الصمّام."), Utf8("{\"min\": 80, \"offsets\": \"utf16\"}"), out json);
        var matches = Answer(code, json);
        mizan_close(memory);
        if (!matches.Contains("Close the valve.")) throw new InvalidOperationException(matches);
        if (mizan_lookup(IntPtr.Zero, Utf8("نعم"), null, out json) != 100) throw new InvalidOperationException();
        Console.OutputEncoding = Encoding.UTF8;
        Console.WriteLine("C#: " + matches);
        return 0;
    }
}

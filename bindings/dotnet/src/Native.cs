using System;
using System.Runtime.InteropServices;
using System.Text;

namespace Mizan
{
    /// <summary>
    /// An open memory. A call holds it open: Dispose in another thread returns at once, and the last call under way closes
    /// the memory.
    /// </summary>
    sealed class MemoryHandle : SafeHandle
    {
        internal MemoryHandle() : base(IntPtr.Zero, true)
        {
        }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Native.mizan_close(handle);
            return true;
        }
    }

    /// <summary>The functions of mizan.h: mizan.dll on Windows, libmizan.so on Linux.</summary>
    static class Native
    {
        // A text that is no Unicode (half a surrogate pair) is refused; it would come back as another text.
        static readonly Encoding Strict = new UTF8Encoding(false, true);

        [DllImport("mizan")] internal static extern int mizan_open(byte[] path, out MemoryHandle memory);
        [DllImport("mizan")] internal static extern int mizan_create(byte[] path, out MemoryHandle memory);
        [DllImport("mizan")] internal static extern void mizan_close(IntPtr memory);
        [DllImport("mizan")]
        internal static extern int mizan_lookup(MemoryHandle memory, byte[] text, byte[] options, out IntPtr json);
        [DllImport("mizan")]
        internal static extern int mizan_add(
            MemoryHandle memory, byte[] source, byte[] target, byte[] options, out IntPtr json);
        [DllImport("mizan")]
        internal static extern int mizan_edit(MemoryHandle memory, long id, byte[] options, out IntPtr json);
        [DllImport("mizan")] static extern void mizan_free(IntPtr json);
        [DllImport("mizan")] static extern IntPtr mizan_last_error();

        /// <summary>Texts go over as UTF-8 with a zero byte at the end, which no text may have inside.</summary>
        internal static byte[] Utf8(string text)
        {
            if (text == null) throw new ArgumentNullException(nameof(text));
            if (text.IndexOf('\0') >= 0) throw new ArgumentException("a text has a zero character");
            return Strict.GetBytes(text + "\0");
        }

        /// <summary>Takes an answer over and frees it.</summary>
        internal static string Answer(int code, IntPtr json)
        {
            Check(code);
            try
            {
                return Text(json);
            }
            finally
            {
                mizan_free(json);
            }
        }

        // The text of an error belongs to the thread that failed, so it is read at once.
        internal static void Check(int code, string file = "")
        {
            if (code != 0) throw new MizanException(code, file + Text(mizan_last_error()));
        }

        static string Text(IntPtr text)
        {
            int length = 0;
            while (Marshal.ReadByte(text, length) != 0) length++;
            var bytes = new byte[length];
            Marshal.Copy(text, bytes, 0, length);
            return Encoding.UTF8.GetString(bytes);
        }
    }

    /// <summary>An error of mizan, with its number from docs/plugins.md.</summary>
    public sealed class MizanException : Exception
    {
        public int Code { get; }

        internal MizanException(int code, string text) : base(text)
        {
            Code = code;
        }
    }
}

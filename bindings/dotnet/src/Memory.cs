using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;

namespace Mizan
{
    /// <summary>A match of a lookup; places are in units of UTF-16, as .NET counts.</summary>
    [DataContract]
    public sealed class Match
    {
        [DataMember(Name = "id")] public long Id { get; private set; }
        [DataMember(Name = "source")] public string Source { get; private set; }
        [DataMember(Name = "target")] public string Target { get; private set; }
        [DataMember(Name = "percent")] public int Percent { get; private set; }

        /// <summary>context, exact, spelling, format or fuzzy.</summary>
        [DataMember(Name = "class")] public string Class { get; private set; }

        /// <summary>aligned, machine, translated or reviewed.</summary>
        [DataMember(Name = "status")] public string Status { get; private set; }

        [DataMember(Name = "differences")] public Difference[] Differences { get; private set; }

        /// <summary>The translation with the numbers of the text put in, or null.</summary>
        [DataMember(Name = "adapted")] public Adapted Adapted { get; private set; }

        [DataMember(Name = "created_by")] public string CreatedBy { get; private set; }
        [DataMember(Name = "client")] public string Client { get; private set; }
        [DataMember(Name = "domain")] public string Domain { get; private set; }
    }

    /// <summary>Where a text differs from that of a unit.</summary>
    [DataContract]
    public sealed class Difference
    {
        [DataMember(Name = "name")] public string Name { get; private set; }
        [DataMember(Name = "query")] public int[] Query { get; private set; }
        [DataMember(Name = "unit")] public int[] Unit { get; private set; }
    }

    /// <summary>A translation that mizan has changed for the text.</summary>
    [DataContract]
    public sealed class Adapted
    {
        [DataMember(Name = "target")] public string Target { get; private set; }
    }

    /// <summary>A term that occurs in a text.</summary>
    [DataContract]
    public sealed class Term
    {
        /// <summary>The words of the text that are the term, with their clitics and endings.</summary>
        [DataMember(Name = "query")] public int[] Query { get; private set; }

        [DataMember(Name = "source")] public string Source { get; private set; }
        [DataMember(Name = "target")] public string Target { get; private set; }

        /// <summary>preferred, admitted, forbidden, or null.</summary>
        [DataMember(Name = "usage")] public string Usage { get; private set; }
    }

    [DataContract]
    sealed class Answer
    {
        [DataMember(Name = "terms")] internal Term[] Terms { get; private set; }
    }

    [DataContract]
    sealed class Change
    {
        [DataMember(Name = "id")] internal long Id { get; private set; }
    }

    /// <summary>An open memory. Several threads may ask it at once, also while one of them disposes of it.</summary>
    public sealed class Memory : IDisposable
    {
        readonly MemoryHandle handle;

        Memory(int code, string path, MemoryHandle handle)
        {
            Native.Check(code, path + ": ");
            this.handle = handle;
        }

        /// <summary>Opens a memory. A missing file is an error (2), and nothing is made.</summary>
        public static Memory Open(string path)
        {
            var code = Native.mizan_open(Native.Utf8(path), out var handle);
            return new Memory(code, path, handle);
        }

        /// <summary>Opens a memory, and makes it first if there is none.</summary>
        public static Memory Create(string path)
        {
            var code = Native.mizan_create(Native.Utf8(path), out var handle);
            return new Memory(code, path, handle);
        }

        /// <summary>Closes the memory; later calls throw ObjectDisposedException.</summary>
        public void Dispose() => handle.Dispose();

        /// <summary>Finds the best matches of a text. Neighbours and languages may be null.</summary>
        public Match[] Lookup(
            string text, string from, string to, int min, int limit, string previous = null, string next = null)
        {
            var options = new Options().With("from", from).With("to", to).With("min", min).With("limit", limit)
                .With("previous", previous).With("next", next).With("offsets", "utf16");
            var code = Native.mizan_lookup(handle, Native.Utf8(text), options.Utf8(), out var json);
            return Read<Match[]>(Native.Answer(code, json));
        }

        /// <summary>Finds the terms of another memory that occur in a text, in whatever form.</summary>
        public Term[] Terms(string text, string from, string to, string terms)
        {
            var options = new Options().With("from", from).With("to", to).With("limit", 0)
                .With("terms", terms).With("offsets", "utf16");
            var code = Native.mizan_lookup(handle, Native.Utf8(text), options.Utf8(), out var json);
            return Read<Answer>(Native.Answer(code, json)).Terms;
        }

        /// <summary>Puts a text and its translation in, and returns the number of the unit.</summary>
        public long Add(string source, string target, string from, string to, string by = null)
        {
            var options = new Options().With("source-lang", from).With("target-lang", to).With("by", by);
            var code = Native.mizan_add(
                handle, Native.Utf8(source), Native.Utf8(target), options.Utf8(), out var json);
            return Read<Change>(Native.Answer(code, json)).Id;
        }

        /// <summary>Changes the translation of a unit.</summary>
        public void Edit(long id, string target)
        {
            var code = Native.mizan_edit(handle, id, new Options().With("target", target).Utf8(), out var json);
            Native.Answer(code, json);
        }

        static T Read<T>(string json)
        {
            using (var stream = new MemoryStream(Encoding.UTF8.GetBytes(json)))
                return (T)new DataContractJsonSerializer(typeof(T)).ReadObject(stream);
        }

        /// <summary>Options as JSON; those that are null are left out.</summary>
        sealed class Options
        {
            readonly List<string> members = new List<string>();

            internal Options With(string key, string value)
            {
                if (value != null) members.Add(Quoted(key) + ":" + Quoted(value));
                return this;
            }

            internal Options With(string key, int value)
            {
                members.Add(Quoted(key) + ":" + value);
                return this;
            }

            internal byte[] Utf8() => Native.Utf8("{" + string.Join(",", members) + "}");

            static string Quoted(string text)
            {
                using (var stream = new MemoryStream())
                {
                    new DataContractJsonSerializer(typeof(string)).WriteObject(stream, text);
                    return Encoding.UTF8.GetString(stream.ToArray());
                }
            }
        }
    }
}

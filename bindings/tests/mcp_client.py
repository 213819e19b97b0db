"""`mizan mcp` as the client of the protocol's own package sees it: python mcp_client.py PROGRAM MEMORY."""

import asyncio
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

program, memory = sys.argv[1:]


def structured(result):
    """Returns the structured result of a call; its name differs between versions of the package."""
    return getattr(result, "structured_content", None) or result.structuredContent


def failed(result):
    return getattr(result, "is_error", None) or getattr(result, "isError", False)


async def main():
    server = StdioServerParameters(command=program, args=["mcp", "--memory", memory])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        hello = await session.initialize()
        tools = {tool.name for tool in (await session.list_tools()).tools}
        assert tools == {"segment", "align", "lookup", "search", "check", "add"}, tools
        await session.send_ping()

        # The client checks each structured result by the schema of the tool.
        added = await session.call_tool("add", {"source": "أغلق الصمام رقم 5.", "target": "Close valve 5."})
        assert structured(added)["change"]["new"] == 1
        found = await session.call_tool("lookup", {"text": "أغلق الصمام رقم 7.", "min": 80, "offsets": "chars"})
        [match] = structured(found)["matches"]
        assert match["target"] == "Close valve 5." and match["adapted"]["target"] == "Close valve 7."
        both = await session.call_tool("lookup", {"text": "ثم أغلق الصمام رقم 5.", "parts": True})
        assert structured(both)["fragments"][0]["target"] == "Close valve 5."
        units = await session.call_tool("search", {"words": "valve"})
        assert len(structured(units)["units"]) == 1
        segments = await session.call_tool("segment", {"text": "نعم. لا.", "lang": "ar"})
        assert [one["text"] for one in structured(segments)["segments"]] == ["نعم.", "لا."]
        beads = await session.call_tool("align", {"source": "نعم. لا.", "target": "Yes. No."})
        assert len(structured(beads)["beads"]) == 2
        faults = await session.call_tool("check", {"source": "Wait 15 minutes.", "target": "انتظر ٥٠ دقيقة."})
        assert structured(faults)["findings"][0]["rule"] == "numbers"

        wrong = await session.call_tool("lookup", {"text": "نعم", "mni": 1})
        assert failed(wrong) and "mni" in wrong.content[0].text
        try:
            unknown = await session.call_tool("translate", {})
            assert failed(unknown)
        except Exception as error:
            assert "translate" in str(error), error
        again = await session.call_tool("lookup", {"text": "أغلق الصمام رقم 5."})
        assert structured(again)["matches"][0]["percent"] == 100
        info = getattr(hello, "server_info", None) or hello.serverInfo
        print(f"the client of the package mcp agrees with {info.name} {info.version}")


asyncio.run(main())

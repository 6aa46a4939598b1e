import { speakToBuiltServer } from "../built-server.ts";
import { type ListedTool, listedTools } from "./snapshot.ts";

/** What the built server answers a host that asks for its tools. */
export const listTools = (serverPath: string): Promise<ListedTool[]> =>
  speakToBuiltServer(serverPath, async (client) => listedTools.parse((await client.listTools()).tools));

import { versionsIn } from "../release.ts";
import type { Stage } from "../stage.ts";
import { openProject, unpackedSize } from "./project.ts";

const SERVER = "flowroute-mcp";
const MOST_SERVER_BYTES = 3_000_000;

async function installOne(stage: Stage, name: string, released: string): Promise<string> {
  const project = await openProject(stage);
  const { packages, version } = await project.install(name);
  if (version !== released) throw new Error(`npm installs ${name} ${version}; ${released} was released.`);
  if (packages !== 1)
    throw new Error(`npm installs ${packages} packages for ${name}; everything should be inside of the one.`);
  const size = await unpackedSize(project, name);
  if (name === SERVER && size > MOST_SERVER_BYTES)
    throw new Error(`${name} is ${size} bytes unpacked; at most ${MOST_SERVER_BYTES} are allowed.`);
  return `${name} ${version} (1 package, ${Math.round(size / 1000)} kB)`;
}

/** Installs every package alone, and looks at what came. */
export async function installEach(stage: Stage): Promise<string> {
  const installing = Object.entries(versionsIn(stage)).map(([name, version]) =>
    installOne(stage, name, version),
  );
  return (await Promise.all(installing)).join(", ");
}

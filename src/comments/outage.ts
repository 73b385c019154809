// What a caller hears while Postgres is away: not that Momo made a mistake, but when to come again.
import { busy } from "../queue/within.ts";
import { isOutsideCause } from "../store/fault.ts";

type Flow = (...given: never[]) => Promise<unknown>;

/** The same flows; each throws `busy` when its cause is an outage, and everything else as it is. */
export function sayOutages<Flows extends Readonly<Record<string, Flow>>>(flows: Flows): Flows {
  const saying = Object.entries(flows).map(([name, flow]) => [name, sayOutage(flow)] as const);
  return Object.fromEntries(saying) as Flows;
}

function sayOutage(flow: Flow): Flow {
  return async (...given) => {
    try {
      return await flow(...given);
    } catch (error) {
      throw isOutsideCause(error) ? busy(error) : error;
    }
  };
}

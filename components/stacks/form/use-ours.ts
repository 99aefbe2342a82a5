import { useRef, useState } from "react";
import type { Given } from "./sources";

const NOT_LOADED = "It could not be loaded: the Stageway server cannot be reached. Choose it again.";

/** Gives on what was chosen; one of our templates once it is there, unless something else was chosen meanwhile. */
export function useOurs(onGiven: (given: Given) => void) {
  const choice = useRef(0);
  const [problem, setProblem] = useState<string>();
  const give = (given: Given) => {
    choice.current++;
    setProblem(undefined);
    onGiven(given);
  };
  const take = async (file: string) => {
    give({ from: "ours", name: file, body: "" });
    const own = choice.current;
    const body = await fetch(`/cloudformation/${file}`)
      .then((response) => (response.ok ? response.text() : undefined))
      .catch(() => undefined);
    if (own !== choice.current) return;
    if (body === undefined) setProblem(NOT_LOADED);
    else onGiven({ from: "ours", name: file, body });
  };
  return { give, take, problem };
}

"use client";

import { useEffect, useState } from "react";
import { TextField } from "../ui/forms/text-field";
import { EXAMPLE, parseTime, type Span, shownTime, spanProblems } from "./time-span";

interface Props {
  span: Span;
  onChange: (span: Span) => void;
}

/** From when to when, in UTC as the lines' own times are. What is no span is said at its field, and changes nothing. */
export function SpanFields({ span, onChange }: Props) {
  const [text, setText] = useState({ from: shownTime(span.from), to: shownTime(span.to) });
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    if (text === settled) return;
    const timer = setTimeout(() => {
      setSettled(text);
      const [from, to] = [parseTime(text.from), parseTime(text.to)];
      if (from !== null && Object.keys(spanProblems(text)).length === 0) onChange({ from, to: to ?? "" });
    }, 400);
    return () => clearTimeout(timer);
  }, [text, settled, onChange]);
  const problems = spanProblems(settled);
  return (
    <>
      <div className="w-full sm:w-52">
        <TextField
          label="From"
          value={text.from}
          onChange={(event) => setText({ ...text, from: event.target.value })}
          hint={`Like ${EXAMPLE}.`}
          error={problems.from}
        />
      </div>
      <div className="w-full sm:w-52">
        <TextField
          label="To"
          value={text.to}
          onChange={(event) => setText({ ...text, to: event.target.value })}
          hint="Empty: until now."
          error={problems.to}
        />
      </div>
    </>
  );
}

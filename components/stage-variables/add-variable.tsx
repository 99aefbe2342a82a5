"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "../ui/actions/button";

const AddForm = dynamic(() => import("./add-form").then((module) => module.AddForm));

/** Adds a variable; opened on demand, so that the list stays short. */
export function AddVariable({ apiId, stage, existing }: { apiId: string; stage: string; existing: string[] }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="border-t px-4 py-3">
      {open ? (
        <AddForm apiId={apiId} stage={stage} existing={existing} onDone={() => setOpen(false)} />
      ) : (
        <Button size="small" onClick={() => setOpen(true)} icon={<Plus size={13} aria-hidden />}>
          Add variable
        </Button>
      )}
    </div>
  );
}

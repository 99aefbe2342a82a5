import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Alive } from "@/components/shell/alive";
import { EarlyInput } from "@/components/shell/early-input";
import { Header } from "@/components/shell/header";
import { Providers } from "@/components/shell/providers";
import { TipLayer } from "@/components/ui/feedback/tip-layer";
import { THEME_COOKIE, themeOf } from "@/lib/words/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Stageway", template: "%s · Stageway" },
  description: "Run the environments of your microservices on AWS.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#14171c" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [cookieJar, headerList] = await Promise.all([cookies(), headers()]);
  const theme = themeOf(cookieJar.get(THEME_COOKIE)?.value);
  const nonce = headerList.get("x-nonce");
  return (
    <html
      lang="en"
      data-theme={theme === "system" ? undefined : theme}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body>
        <EarlyInput {...(nonce && { nonce })} />
        <Providers {...(nonce && { nonce })} now={Date.now()}>
          <Header theme={theme} />
          <main id="main" tabIndex={-1} className="mx-auto max-w-[100rem] space-y-5 px-4 py-5 outline-none sm:px-6">
            <TipLayer />
            {children}
          </main>
          <Alive />
        </Providers>
      </body>
    </html>
  );
}

namespace Waooaw.Sandbox.OutThere;

/// <summary>How the page looks: the system's own fonts, two colour schemes, contrast of at least 4.5:1 for every text.</summary>
internal static class PageStyle
{
    public const string Sheet = """
        :root{color-scheme:light dark;--ground:#f6f7f9;--card:#fff;--ink:#1b1f24;--quiet:#57606a;--line:#d8dee4;--well:#eceff2;--accent:#0b5cad;--warn:#8a4600;
        font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Devanagari","Noto Color Emoji",sans-serif}
        @media(prefers-color-scheme:dark){:root{--ground:#0f1216;--card:#181c22;--ink:#e8ebef;--quiet:#a4adb8;--line:#2e353e;--well:#0b0d10;--accent:#7fb8ff;--warn:#ffb869}}
        *{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink)}
        header>div,main{max-width:66rem;margin:0 auto;padding:0 1rem}header{background:var(--card);border-bottom:1px solid var(--line);padding:1.25rem 0}
        main{padding-bottom:4rem}h1,h2,h3,p,ul{margin:0}h1{font-size:1.75rem;line-height:1.25}h2{font-size:1.25rem;line-height:1.35;overflow-wrap:anywhere}
        h3{font-size:.9375rem;font-weight:600;padding:.75rem 1rem}.brand{font-size:.875rem;font-weight:700;letter-spacing:.04em;margin-bottom:.5rem}
        .brand span{color:var(--quiet);font-weight:400}.lead,.quiet,footer{color:var(--quiet)}.lead{margin-top:.25rem}.quiet{font-size:.9375rem;margin-top:.25rem}
        section{margin-top:2rem}.posts{display:grid;gap:1rem;margin-top:1rem;grid-template-columns:repeat(auto-fill,minmax(min(19rem,100%),1fr));align-items:start}
        article{max-width:30rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem;overflow:hidden}
        .frame{background:var(--well);border-block:1px solid var(--line)}
        img{display:block;width:100%;height:auto}
        .title{font-weight:600;padding:.875rem 1rem 0;overflow-wrap:anywhere}
        .caption{padding:.875rem 1rem 0;white-space:pre-wrap;overflow-wrap:anywhere;max-height:42rem;overflow-y:auto;background:linear-gradient(var(--card) 40%,transparent) local,
        linear-gradient(transparent,var(--card) 60%) 0 100% local,radial-gradient(farthest-side at 50% 0,var(--line),transparent),radial-gradient(farthest-side at 50% 100%,var(--line),transparent) 0 100%;background-size:100% 3rem,100% 3rem,100% 1rem,100% 1rem;background-repeat:no-repeat}
        footer{font-size:.8125rem;line-height:1.6;padding:.75rem 1rem .875rem;overflow-wrap:anywhere}
        footer strong{color:var(--warn)}code{font-size:.9375em;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
        ul{padding-left:1.25rem;margin-top:.5rem}li+li{margin-top:.25rem}a{color:var(--accent);text-underline-offset:.15em}a:focus-visible,.caption:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:.125rem}
        nav{margin-top:1.5rem}.empty{background:var(--card);border:1px dashed var(--line);border-radius:.75rem;padding:3rem 1.5rem;text-align:center}
        .empty p{color:var(--quiet);margin:.5rem auto 0;max-width:30rem;text-wrap:balance}
        """;

    /// <summary>For the page on which somebody decides: everything large enough for a thumb.</summary>
    public const string Forms = """
        .narrow header>div,.narrow main{max-width:34rem}fieldset{margin:1.5rem 0 0;padding:.5rem 1rem 1rem;border:1px solid var(--line);border-radius:.75rem;background:var(--card);min-width:0}
        legend{font-weight:600;padding:0 .375rem}label{display:flex;gap:.75rem;align-items:center;min-height:2.75rem;overflow-wrap:anywhere}
        label small{color:var(--quiet);font-size:.8125rem;display:block}label.name{min-height:0;margin:.5rem 0 .25rem;font-size:.9375rem}
        input[type=radio],input[type=checkbox]{flex:none;width:1.25rem;height:1.25rem;accent-color:var(--accent)}
        input[type=text]{width:100%;min-height:2.75rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--quiet);border-radius:.5rem}
        .decide{display:flex;gap:.75rem;margin-top:1.5rem}button{flex:1;min-height:3rem;font:inherit;font-weight:600;border:1px solid var(--accent);border-radius:.5rem;background:var(--accent);color:var(--card);cursor:pointer}
        button.plain{background:transparent;color:var(--accent)}input:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        form>.quiet{margin-top:1.5rem}.problem{margin-top:1.5rem;padding:.75rem 1rem;border:1px solid var(--warn);border-radius:.5rem;color:var(--warn)}
        """;
}

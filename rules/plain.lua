-- How fact-convert has pandoc write HTML, DOCX, ODT, EPUB and RTF as plain
-- text: navigation out, tables as lines with cells three spaces apart,
-- footnotes as paragraphs of their own, marks of emphasis and links out,
-- superscripts told apart as in PDFs (rules in pdf_mark.c).

local gone = { nav = true, aside = true, footer = true, form = true,
  button = true, menu = true, dialog = true, select = true }
local roles = { navigation = true, banner = true, contentinfo = true,
  search = true, menu = true, menubar = true, complementary = true }
local classes = { noprint = true, navbox = true, toc = true,
  ["mw-editsection"] = true, ["sr-only"] = true }
local units = {}
for unit in ([[km hm dm cm mm m µm μm nm ft in yd mi mile miles feet metres
  meters kg g s sec h d yr a mol l L W kW J K Pa Hz]]):gmatch("%S+") do
  units[unit] = true
end
local up = { ["0"] = "⁰", ["1"] = "¹", ["2"] = "²", ["3"] = "³", ["4"] = "⁴",
  ["5"] = "⁵", ["6"] = "⁶", ["7"] = "⁷", ["8"] = "⁸", ["9"] = "⁹",
  ["-"] = "⁻" }
local notes = {}

-- What a superscript means after the word before it: its text, or "" for a
-- footnote mark.
local function superscript(before, mark)
  local number = mark:gsub("−", "-")
  for _, space in ipairs({ "\u{a0}", "\u{2009}", "\u{202f}" }) do
    before = before:gsub(space, " ")
  end
  local digit = before:match("%d$")
  if digit and (mark == "o" or mark == "O") then return "°" end
  if digit and (mark:match("^[snrt][tdh]$") or mark == "e" or mark == "er") then
    return mark
  end
  if number:match("^%-?%d%d?%d?$") then
    local word = before:match("[^%s/(.·]*$"):gsub("^[%d,]+", "")
    local n = tonumber(number)
    local power = before:match("^10$") or before:match("[^%d.,]10$") or
      (units[word] and n >= -4 and n <= 4 and (n > 1 or n < 0)) or
      (before:match("^%u$") and n == 2)
    return power and number:gsub("[%d-]", up) or ""
  end
  return mark:match("^%a%a") and mark or ""
end

-- What a page shows nobody, or shows on every page.
local function hidden(x)
  local a = x.attributes
  for _, class in ipairs(x.classes) do
    if classes[class] then return true end
  end
  return roles[a.role or ""] or a.hidden or a["aria-hidden"] == "true" or
    (a.style or ""):match("display:%s*none")
end

local function flat(inlines)
  local out = pandoc.List()
  for _, x in ipairs(inlines) do
    if (x.t == "Span" or x.t == "Link") and hidden(x) then
      -- nothing of it is text
    elseif x.t == "Superscript" then
      local before = out[#out]
      before = before and before.t == "Str" and before.text or ""
      local text = superscript(before, pandoc.utils.stringify(x))
      if text ~= "" then out:insert(pandoc.Str(text)) end
    elseif x.t == "Subscript" then
      out:insert(pandoc.Str(pandoc.utils.stringify(x)))
    elseif x.t == "Note" then
      notes[#notes + 1] = x.content
    elseif x.content and x.t ~= "Quoted" then
      out:extend(x.content)
    elseif x.t == "Code" or x.t == "Math" then
      out:insert(pandoc.Str(x.text))
    elseif x.t == "LineBreak" or x.t == "SoftBreak" then
      out:insert(pandoc.Space())
    elseif x.t ~= "Image" and x.t ~= "RawInline" and
      not (x.t == "Str" and x.text:match("^↩")) then
      out:insert(x)
    end
  end
  return out
end

local function cell_text(cell)
  local words = pandoc.utils.stringify(pandoc.Div(cell.contents))
  return (words:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

-- A cell over several columns or rows stands in each of them; a number, which
-- says the same only once, in the first.
local function again(text)
  return (text:match("%d") and not text:match("^%d%d%d%d%a?$")) and "-" or text
end

-- The rows as lists of texts.  An empty cell is a dash, so that those behind it
-- keep their column.
local function grid(rows)
  local out, below = {}, {}
  for i, row in ipairs(rows) do
    local line, column = {}, 1
    local function fill()
      while below[column] and below[column].rows > 0 do
        line[column] = below[column].text
        below[column].rows = below[column].rows - 1
        column = column + 1
      end
    end
    for _, cell in ipairs(row.cells or row[2]) do
      fill()
      local text = cell_text(cell)
      if text == "" then text = "-" end
      for k = 1, math.min(cell.col_span or 1, 64) do
        line[column] = k == 1 and text or again(text)
        below[column] = { text = again(text), rows = (cell.row_span or 1) - 1 }
        column = column + 1
      end
    end
    fill()
    out[i] = line
  end
  return out
end

-- Rows of empty cells are left out; a cell over the whole row, or with nothing
-- behind it, stands alone.
local function row_text(line)
  local filled, alone = 0, #line > 2
  for i, text in ipairs(line) do
    if text ~= "-" then filled = i end
    alone = alone and text == line[1]
  end
  if filled == 0 then return nil end
  return (alone or filled == 1) and line[1] or table.concat(line, "   ")
end

local function as_paragraphs(blocks)
  local out = pandoc.List()
  for _, b in ipairs(blocks) do
    out:insert(b.t == "Plain" and pandoc.Para(b.content) or b)
  end
  return out
end

-- Old pages are laid out by tables: then cells hold tables, headings or long
-- text.
local function is_layout(rows)
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells or row[2]) do
      for _, b in ipairs(cell.contents) do
        if b.t == "RawBlock" or b.t == "Header" then return true end
      end
      if #cell_text(cell) > 300 then return true end
    end
  end
  return false
end

local function Table(t)
  local rows, lines = pandoc.List(t.head.rows or t.head[2]), {}
  local out = as_paragraphs(t.caption.long)
  for _, body in ipairs(t.bodies) do
    rows:extend(body.head or {})
    rows:extend(body.body)
  end
  rows:extend(t.foot.rows or t.foot[2])
  if is_layout(rows) then
    for _, row in ipairs(rows) do
      for _, cell in ipairs(row.cells or row[2]) do
        out:extend(as_paragraphs(cell.contents))
      end
    end
    return out
  end
  for _, line in ipairs(grid(rows)) do
    lines[#lines + 1] = row_text(line)
  end
  if #lines > 0 then
    out:insert(pandoc.RawBlock("plain", table.concat(lines, "\n") .. "\n"))
  end
  return out
end

-- A figure is a picture alone in a paragraph; its caption is text.
local function figure(para)
  local image = para.content[1]
  if #para.content == 1 and image.t == "Image" and
    image.title:match("^fig:") then
    return pandoc.Para(image.caption)
  end
end

-- The items of a list as paragraphs that begin with their label.
local function items(list, label)
  local out = pandoc.List()
  for i, item in ipairs(list) do
    local blocks, first = as_paragraphs(item), item[1]
    if first and (first.t == "Plain" or first.t == "Para") then
      local text = pandoc.List({ pandoc.Str(label(i)), pandoc.Space() })
      text:extend(first.content)
      blocks[1] = pandoc.Para(text)
    end
    out:extend(blocks)
  end
  return out
end

local function BulletList(list)
  return items(list.content, function() return "•" end)
end

local function OrderedList(list)
  local start = list.listAttributes and list.listAttributes.start or 1
  return items(list.content, function(i)
    return (start + i - 1) .. "."
  end)
end

-- `Area: 2,700 km`, the term and what is said of it.
local function DefinitionList(list)
  local out = pandoc.List()
  for _, pair in ipairs(list.content) do
    local term = pandoc.List(pair[1])
    if not pandoc.utils.stringify(term):match("[:.]$") then
      term:insert(pandoc.Str(":"))
    end
    for _, definition in ipairs(pair[2]) do
      local blocks, first = as_paragraphs(definition), definition[1]
      if first and (first.t == "Plain" or first.t == "Para") then
        local text = pandoc.List(term)
        text:insert(pandoc.Space())
        text:extend(first.content)
        blocks[1] = pandoc.Para(text)
      end
      out:extend(blocks)
    end
  end
  return out
end

-- Footnotes at the end of a page: their numbers are no labels of a list.
local notes_of = { footnotes = true, references = true, reflist = true,
  ["mw-references-wrap"] = true }

local function end_notes(div)
  local found = (div.attributes.role or ""):match("endnotes")
  for _, class in ipairs(div.classes) do
    found = found or notes_of[class]
  end
  if not found then return div.content end
  local out = pandoc.List()
  for _, b in ipairs(div.content) do
    if b.t == "OrderedList" then
      for _, item in ipairs(b.content) do out:extend(as_paragraphs(item)) end
    else
      out:insert(b)
    end
  end
  return out
end

-- Raw tags come as blocks of their own; what stands between those of
-- navigation goes.
local function Blocks(blocks)
  local out, inside = pandoc.List(), 0
  for _, b in ipairs(blocks) do
    if b.t == "RawBlock" and b.format == "html" then
      local close, tag = b.text:match("^%s*<(/?)(%a+)")
      if tag and gone[tag:lower()] then
        inside = math.max(0, inside + (close == "/" and -1 or 1))
      end
    elseif inside == 0 and not (b.t == "Div" and hidden(b)) and
      b.t ~= "HorizontalRule" and b.t ~= "Null" then
      if b.t == "CodeBlock" then
        out:insert(pandoc.RawBlock("plain", b.text .. "\n"))
      elseif b.t == "RawBlock" and b.format ~= "plain" then
        -- nothing of it is text
      elseif b.t == "Div" then
        out:extend(end_notes(b))
      elseif b.t == "BlockQuote" then
        out:extend(b.content)
      else
        out:insert(b)
      end
    end
  end
  return out
end

local function has_heading(blocks)
  local found = false
  pandoc.walk_block(pandoc.Div(blocks), {
    Header = function(h) found = found or h.level == 1 end })
  return found
end

local function Pandoc(doc)
  local title = doc.meta.title and pandoc.utils.stringify(doc.meta.title) or ""
  if title ~= "" and not has_heading(doc.blocks) then
    doc.blocks:insert(1, pandoc.Para({ pandoc.Str(title) }))
  end
  for _, note in ipairs(notes) do
    doc.blocks:extend(note)
  end
  doc.blocks = as_paragraphs(doc.blocks)
  return doc
end

return { { Para = figure }, { Inlines = flat, Blocks = Blocks },
  { Table = Table, BulletList = BulletList, OrderedList = OrderedList,
    DefinitionList = DefinitionList }, { Pandoc = Pandoc } }

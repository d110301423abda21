<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ClipPanel</name>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>%1 clusters need as many tokens; there are %2.</source>
        <translation>%1 个聚类至少需要同样多的词元，而这里只有 %2 个。</translation>
    </message>
    <message>
        <source>There is no clip. Open one first.</source>
        <translation>没有片段。请先打开一个。</translation>
    </message>
    <message>
        <source>There is no frame %1 in the window; the last one is %2.</source>
        <translation>窗口中没有第 %1 帧；最后一帧是 %2。</translation>
    </message>
    <message>
        <source>Following the object</source>
        <translation>正在跟随物体</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Draw round something first: %1 and there is nothing to follow.</source>
        <translation>请先圈出一个东西：%1，没有可跟随的内容。</translation>
    </message>
    <message>
        <source>This table cannot be opened: %1.</source>
        <translation>无法打开此表格：%1。</translation>
    </message>
    <message>
        <source>The table is larger than 64 MB. Keep the columns that you need.</source>
        <translation>表格超过 64 MB。请只保留需要的列。</translation>
    </message>
    <message>
        <source>This table cannot be read.</source>
        <translation>无法读取此表格。</translation>
    </message>
    <message>
        <source>This is no table of tokens: its first line must name a column token, or step, row and col.</source>
        <translation>这不是词元表格：首行必须包含名为 token 的列，或 step、row、col 三列。</translation>
    </message>
    <message>
        <source>No row of the table is of a token of this clip.</source>
        <translation>表格中没有一行属于此片段的词元。</translation>
    </message>
    <message>
        <source>The file cannot be put in place: %1.</source>
        <translation>无法将文件放到目标位置：%1。</translation>
    </message>
    <message>
        <source>Not enough memory. Use fewer frames, a smaller size, or close other clips.</source>
        <translation>内存不足。请减少帧数、缩小尺寸，或关闭其他片段。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB, too large to be what it says.</source>
        <translation>文件超过 %1 MB，与它所声称的内容不符。</translation>
    </message>
    <message>
        <source>The file cannot be opened: %1.</source>
        <translation>无法打开文件：%1。</translation>
    </message>
    <message>
        <source>The file cannot be written: %1.</source>
        <translation>无法写入文件：%1。</translation>
    </message>
    <message>
        <source>The file could not be written to its end: %1.</source>
        <translation>文件未能写完：%1。</translation>
    </message>
    <message>
        <source>The true tokens of run %1 are all alike, so they cannot be turned onto others.</source>
        <translation>运行 %1 的真实词元全都相同，无法与其他词元对齐。</translation>
    </message>
    <message>
        <source>The runs have different numbers of true tokens, so they cannot be turned onto each other.</source>
        <translation>两次运行的真实词元数量不同，无法相互对齐。</translation>
    </message>
    <message>
        <source>Turning latents onto each other needs at least two tokens.</source>
        <translation>要使隐向量相互对齐，至少需要两个词元。</translation>
    </message>
    <message>
        <source>These runs have different grids, A %1 and B %2 (steps x rows x columns), so no token of one is a token of the other. Give both models the same frames and picture size in tokens.</source>
        <translation>两次运行的网格不同，A 为 %1，B 为 %2（步 × 行 × 列），因此一方的词元与另一方的词元无法对应。请让两个模型使用相同的帧数和以词元计的画面尺寸。</translation>
    </message>
    <message>
        <source>No token is hidden in both runs (A hides %1, B %2). Choose masks that overlap.</source>
        <translation>没有词元在两次运行中都被隐藏（A 隐藏 %1 个，B 隐藏 %2 个）。请选择有重叠的掩码。</translation>
    </message>
    <message>
        <source>All true tokens of run %1 are the same, so its errors have no scale. Compare them as they are (--scale as-is), or choose cosine similarity.</source>
        <translation>运行 %1 的真实词元全都相同，其误差没有尺度可依。请按原值比较（--scale as-is），或改用余弦相似度。</translation>
    </message>
    <message>
        <source>Run %1 has errors that are not numbers, so it cannot be compared.</source>
        <translation>运行 %1 的误差中含有非数值，无法比较。</translation>
    </message>
    <message>
        <source>The true tokens of run B are all alike, so they cannot be turned onto others.</source>
        <translation>运行 B 的真实词元全都相同，无法与其他词元对齐。</translation>
    </message>
    <message>
        <source>The clip is too short or too small for one token of this model.</source>
        <translation>片段太短或太小，容不下此模型的一个词元。</translation>
    </message>
    <message>
        <source>The clip beside has another number of frames or another size.</source>
        <translation>旁列片段的帧数或尺寸不同。</translation>
    </message>
    <message>
        <source>Encoding changed clips</source>
        <translation>正在编码改变后的片段</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>个片段</translation>
    </message>
    <message>
        <source>The folder cannot be made: %1.</source>
        <translation>无法创建文件夹：%1。</translation>
    </message>
    <message>
        <source>Nothing is hidden, so the predictor has nothing to do. Give a mask.</source>
        <translation>没有隐藏任何内容，预测器无事可做。请提供掩码。</translation>
    </message>
    <message>
        <source>A rollout keeps what the attention of every block is made from, %1 MB here, over the %2 MB it may have. Use fewer frames or a smaller picture.</source>
        <translation>展开（rollout）需要保留每个块的注意力，这里需 %1 MB，超过允许的 %2 MB。请减少帧数或缩小画面。</translation>
    </message>
    <message>
        <source>Rolling attention out</source>
        <translation>正在展开注意力</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>个块</translation>
    </message>
    <message>
        <source>This folder cannot be made: %1. Choose another.</source>
        <translation>无法创建此文件夹：%1。请另选一个。</translation>
    </message>
    <message>
        <source>The npz file cannot be made: %1.</source>
        <translation>无法创建 npz 文件：%1。</translation>
    </message>
    <message>
        <source>The mask has %1 cells, clip and model make %2. Make the mask for this grid.</source>
        <translation>掩码有 %1 个单元格，而片段与模型构成 %2 个。请为此网格制作掩码。</translation>
    </message>
    <message>
        <source>Every token is hidden. The model needs something to look at.</source>
        <translation>所有词元都被隐藏了。模型需要看到一些内容。</translation>
    </message>
    <message>
        <source>This model has %1 mask tokens: 0 to %2. Choose one of them; 0 is the trained one.</source>
        <translation>此模型有 %1 个掩码词元：编号 0 到 %2。请从中选择；0 是训练过的那个。</translation>
    </message>
    <message>
        <source>Encoding the clip</source>
        <translation>正在编码片段</translation>
    </message>
    <message>
        <source>Encoding what is visible</source>
        <translation>正在编码可见部分</translation>
    </message>
    <message>
        <source>Predicting what is hidden</source>
        <translation>正在预测隐藏部分</translation>
    </message>
    <message>
        <source>There is no room for even one window of a clip.</source>
        <translation>连片段的一个窗口也放不下。</translation>
    </message>
    <message>
        <source>There are no videos, GIFs or pictures in this folder.</source>
        <translation>此文件夹中没有视频、GIF 或图片。</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>More than %1 clips are too many for one library. Choose a subfolder.</source>
        <translation>超过 %1 个片段，对一个库来说太多了。请选择子文件夹。</translation>
    </message>
    <message>
        <source>This folder cannot be read: %1.</source>
        <translation>无法读取此文件夹：%1。</translation>
    </message>
    <message>
        <source>The table of this library is damaged. Build it again with lacuna library.</source>
        <translation>此库的表已损坏。请用 lacuna library 重新构建。</translation>
    </message>
    <message>
        <source>This library names a clip outside its folder: %1.</source>
        <translation>此库指向了其文件夹之外的片段：%1。</translation>
    </message>
    <message>
        <source>The table of this library %1.</source>
        <translation>此库的表%1。</translation>
    </message>
    <message>
        <source>This library is of another version of Lacuna. Build it again with lacuna library.</source>
        <translation>此库来自另一版本的 Lacuna。请用 lacuna library 重新构建。</translation>
    </message>
    <message>
        <source>This library was made with %1, so its latents are not this model&apos;s. Build it again with this one.</source>
        <translation>此库是用 %1 制作的，其隐向量不属于当前模型。请用当前模型重新构建。</translation>
    </message>
    <message>
        <source>The latent has %1 features, those of the library have %2.</source>
        <translation>该隐向量有 %1 个特征，而库中的有 %2 个。</translation>
    </message>
    <message>
        <source>This library is damaged. Build it again with lacuna library.</source>
        <translation>此库已损坏。请用 lacuna library 重新构建。</translation>
    </message>
    <message>
        <source>This is no library of Lacuna&apos;s. Take it away, and build one with lacuna library.</source>
        <translation>这不是 Lacuna 的库。请将其移走，再用 lacuna library 构建一个。</translation>
    </message>
    <message>
        <source>There is no library in this folder yet. Build one with lacuna library.</source>
        <translation>此文件夹中还没有库。请用 lacuna library 构建一个。</translation>
    </message>
    <message>
        <source>The library cannot be read: %1.</source>
        <translation>无法读取库：%1。</translation>
    </message>
    <message>
        <source>The library cannot be written: %1.</source>
        <translation>无法写入库：%1。</translation>
    </message>
    <message>
        <source>The library could not be written to its end. Is the disk full?</source>
        <translation>库未能写完。磁盘是否已满？</translation>
    </message>
    <message>
        <source>The library cannot be opened.</source>
        <translation>无法打开库。</translation>
    </message>
    <message>
        <source>This library has more than %1 MB of vectors. Build it from fewer clips.</source>
        <translation>此库的向量超过 %1 MB。请用更少的片段构建。</translation>
    </message>
    <message>
        <source>Reading the library</source>
        <translation>正在读取库</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>个词元</translation>
    </message>
    <message>
        <source>The mask &quot;motion&quot; needs the clip&apos;s motion, which is not known here: it needs a clip (--clip, or the one that is being read).</source>
        <translation>掩码“motion”需要片段的运动信息，而这里没有：它需要一个片段（--clip，或正在读取的那个）。</translation>
    </message>
    <message>
        <source>Masks are read from .json, .npy and .png files and folders of .png, not from &quot;%1&quot;.</source>
        <translation>掩码可从 .json、.npy、.png 文件以及 .png 文件夹读取，不能从“%1”读取。</translation>
    </message>
    <message>
        <source>The mask is nested or filled beyond reason. Save it again with fewer shapes.</source>
        <translation>掩码的嵌套或数量超出合理范围。请减少形状后重新保存。</translation>
    </message>
    <message>
        <source>The mask text is larger than 8 MB.</source>
        <translation>掩码文本超过 8 MB。</translation>
    </message>
    <message>
        <source>The mask has version %1. This program reads versions 1 to %2.</source>
        <translation>掩码的版本是 %1。本程序可读取版本 1 到 %2。</translation>
    </message>
    <message>
        <source>The mask is too large for a .json file (at most %1 shapes, %2 points, 8 MB). Save its cells as .npy.</source>
        <translation>掩码太大，无法写成 .json 文件（最多 %1 个形状、%2 个点、8 MB）。请将其单元格保存为 .npy。</translation>
    </message>
    <message>
        <source>This is not an npy file: it does not start as one.</source>
        <translation>这不是 npy 文件：开头不符。</translation>
    </message>
    <message>
        <source>This is npy version %1. Versions 1 to 3 can be read.</source>
        <translation>这是版本 %1 的 npy。可读取版本 1 到 3。</translation>
    </message>
    <message>
        <source>The npy file ends within its header.</source>
        <translation>npy 文件在文件头内就结束了。</translation>
    </message>
    <message>
        <source>The npy header has no &quot;%1&quot;.</source>
        <translation>npy 文件头中没有“%1”。</translation>
    </message>
    <message>
        <source>The npy holds values of type &quot;%1&quot;. A mask has bool or uint8.</source>
        <translation>npy 中的数值类型是“%1”。掩码须为 bool 或 uint8。</translation>
    </message>
    <message>
        <source>The npy is in Fortran order. Save it in C order (numpy.ascontiguousarray).</source>
        <translation>npy 按 Fortran 顺序存储。请按 C 顺序保存（numpy.ascontiguousarray）。</translation>
    </message>
    <message>
        <source>The npy header&apos;s shape is damaged.</source>
        <translation>npy 文件头中的形状已损坏。</translation>
    </message>
    <message>
        <source>The npy has %1 axes. A mask has [steps, rows, cols] or [rows, cols].</source>
        <translation>npy 有 %1 个轴。掩码应为 [步, 行, 列] 或 [行, 列]。</translation>
    </message>
    <message>
        <source>The npy&apos;s shape is no size of a mask.</source>
        <translation>npy 的形状不是掩码的尺寸。</translation>
    </message>
    <message>
        <source>The npy has %1 values, its shape needs %2.</source>
        <translation>npy 有 %1 个数值，而其形状需要 %2 个。</translation>
    </message>
    <message>
        <source>There are more than %1 PNG pictures. A mask has at most so many.</source>
        <translation>PNG 图片超过 %1 张。掩码最多只能有这么多。</translation>
    </message>
    <message>
        <source>This folder has no PNG picture. A mask&apos;s folder has one a step or frame.</source>
        <translation>此文件夹中没有 PNG 图片。掩码文件夹应每步或每帧一张。</translation>
    </message>
    <message>
        <source>There is no picture of this pattern. The first may have any number.</source>
        <translation>没有符合此模式的图片。第一张可以是任意编号。</translation>
    </message>
    <message>
        <source>Picture %1 of this pattern is missing, though later ones are there.</source>
        <translation>此模式缺少第 %1 张图片，但后面的图片存在。</translation>
    </message>
    <message>
        <source>This folder cannot be made: %1.</source>
        <translation>无法创建此文件夹：%1。</translation>
    </message>
    <message>
        <source>This picture has %1 x %2 pixels, those before it have %3 x %4. All pictures of a mask must be of one size.</source>
        <translation>此图片为 %1 x %2 像素，之前的为 %3 x %4。掩码的所有图片必须尺寸相同。</translation>
    </message>
    <message>
        <source>The mask has steps 0 to %1, so none of number %2.</source>
        <translation>掩码的步为 0 到 %1，没有编号 %2 的步。</translation>
    </message>
    <message>
        <source>This is not a PNG file: it does not start as one.</source>
        <translation>这不是 PNG 文件：开头不符。</translation>
    </message>
    <message>
        <source>The PNG says it has %1 x %2 pixels. A mask has 1 to 16384 a side and at most 64 million.</source>
        <translation>PNG 声称有 %1 x %2 像素。掩码每边 1 到 16384 像素，总计最多 6400 万。</translation>
    </message>
    <message>
        <source>The PNG is cut short.</source>
        <translation>PNG 不完整。</translation>
    </message>
    <message>
        <source>The PNG is damaged.</source>
        <translation>PNG 已损坏。</translation>
    </message>
    <message>
        <source>The PNG has values of an unknown size.</source>
        <translation>PNG 中数值的位数未知。</translation>
    </message>
    <message>
        <source>This is no mask file: Lacuna reads .json, .npy, .png and folders of .png.</source>
        <translation>这不是掩码文件：Lacuna 可读取 .json、.npy、.png 以及 .png 文件夹。</translation>
    </message>
    <message>
        <source>No clip was named. Choose a video, a GIF or a folder of images.</source>
        <translation>没有指定片段。请选择视频、GIF 或图片文件夹。</translation>
    </message>
    <message>
        <source>Addresses are not opened. Download the video and open the file.</source>
        <translation>不打开网络地址。请先下载视频，再打开文件。</translation>
    </message>
    <message>
        <source>There is no such file. Check the path.</source>
        <translation>没有这个文件。请检查路径。</translation>
    </message>
    <message>
        <source>A window of %1 frames of %2 x %3 px needs %4 MB, more than %5 MB. Choose fewer frames or a smaller picture.</source>
        <translation>%2 x %3 像素的 %1 帧窗口需要 %4 MB，超过 %5 MB。请减少帧数或缩小画面。</translation>
    </message>
    <message>
        <source>Reading frames</source>
        <translation>正在读取帧</translation>
    </message>
    <message>
        <source>The clip cannot be written. Is there such a folder, and may it be written to?</source>
        <translation>无法写入片段。文件夹是否存在，是否允许写入？</translation>
    </message>
    <message>
        <source>The clip could not be written to its end. Is the disk full?</source>
        <translation>片段未能写完。磁盘是否已满？</translation>
    </message>
    <message>
        <source>Writing frames</source>
        <translation>正在写入帧</translation>
    </message>
    <message>
        <source>There is no frame %1; the last one is %2.</source>
        <translation>没有第 %1 帧；最后一帧是 %2。</translation>
    </message>
    <message>
        <source>This picture is empty. Remove it or choose another folder.</source>
        <translation>此图片是空的。请将其移除，或选择另一个文件夹。</translation>
    </message>
    <message>
        <source>This is no picture that Lacuna reads (png, jpg, webp, bmp, tif).</source>
        <translation>这不是 Lacuna 能读取的图片（png、jpg、webp、bmp、tif）。</translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be decoded.</source>
        <translation>此图片已损坏，无法解码。</translation>
    </message>
    <message>
        <source>This picture is %1 x %2 px, but the first is %3 x %4. The pictures of a clip need one shape.</source>
        <translation>此图片为 %1 x %2 像素，而第一张为 %3 x %4。同一片段的图片须形状一致。</translation>
    </message>
    <message>
        <source>Looking at pictures</source>
        <translation>正在查看图片</translation>
    </message>
    <message>
        <source>No pictures (png, jpg, webp, bmp, tif) are here. Choose another folder or pattern.</source>
        <translation>这里没有图片（png、jpg、webp、bmp、tif）。请另选文件夹或模式。</translation>
    </message>
    <message>
        <source>More than %1 pictures are too many for one clip.</source>
        <translation>超过 %1 张图片，对一个片段来说太多了。</translation>
    </message>
    <message>
        <source>A frame without pixels cannot be prepared for the model.</source>
        <translation>没有像素的帧无法为模型准备。</translation>
    </message>
    <message>
        <source>A picture side of %1 px is not possible for a model. Choose 1 to 4096.</source>
        <translation>画面边长 %1 像素不适用于模型。请选择 1 到 4096。</translation>
    </message>
    <message>
        <source>Frames of %1 x %2 px are too long and thin for a %3 px picture. Choose another clip.</source>
        <translation>%1 x %2 像素的帧过于狭长，无法用于 %3 像素的画面。请另选片段。</translation>
    </message>
    <message>
        <source>A frame&apos;s size differs from the clip&apos;s. Open the clip again.</source>
        <translation>有一帧的尺寸与片段不符。请重新打开片段。</translation>
    </message>
    <message>
        <source>The pictures of a window must all have one size.</source>
        <translation>窗口中的图片必须尺寸相同。</translation>
    </message>
    <message>
        <source>The clip has no frames. Choose another clip.</source>
        <translation>片段没有帧。请另选片段。</translation>
    </message>
    <message>
        <source>The window starts at frame %1, but the clip&apos;s frames are 0 to %2. Choose an earlier start.</source>
        <translation>窗口从第 %1 帧开始，而片段的帧为 0 到 %2。请选择更早的起点。</translation>
    </message>
    <message>
        <source>A window of %1 frames is not possible. Choose 1 to %2.</source>
        <translation>窗口不能有 %1 帧。请选择 1 到 %2。</translation>
    </message>
    <message>
        <source>This is not a regular file. Choose a video, a GIF or a picture.</source>
        <translation>这不是普通文件。请选择视频、GIF 或图片。</translation>
    </message>
    <message>
        <source>The file cannot be read. Check its permissions.</source>
        <translation>无法读取文件。请检查其权限。</translation>
    </message>
    <message>
        <source>This file is empty. Choose a video, a GIF or a folder of images.</source>
        <translation>此文件是空的。请选择视频、GIF 或图片文件夹。</translation>
    </message>
    <message>
        <source>This is a playlist or script that points to other files, not a video. Open the video itself.</source>
        <translation>这是指向其他文件的播放列表或脚本，不是视频。请打开视频本身。</translation>
    </message>
    <message>
        <source>This is a text file, not a video. Choose a video, a GIF or a folder of images.</source>
        <translation>这是文本文件，不是视频。请选择视频、GIF 或图片文件夹。</translation>
    </message>
    <message>
        <source>This is no video or picture format that Lacuna reads (mp4, mov, mkv, webm, avi, gif, png, jpg ...).</source>
        <translation>这不是 Lacuna 能读取的视频或图片格式（mp4、mov、mkv、webm、avi、gif、png、jpg……）。</translation>
    </message>
    <message>
        <source>The picture size %1 x %2 px is not possible; up to %3 px a side and %4 megapixels are opened.</source>
        <translation>图片尺寸不能为 %1 x %2 像素；每边最多 %3 像素，总计最多 %4 百万像素。</translation>
    </message>
    <message>
        <source>This file is cut off: its index is missing. Copy or download it again.</source>
        <translation>此文件不完整：缺少索引。请重新复制或下载。</translation>
    </message>
    <message>
        <source>This file holds no video track (audio only). Choose a video, a GIF or a folder of images.</source>
        <translation>此文件没有视频轨（只有音频）。请选择视频、GIF 或图片文件夹。</translation>
    </message>
    <message>
        <source>No video track that can be decoded was found in this file. It is damaged, audio only or of an unknown codec.</source>
        <translation>此文件中没有可解码的视频轨。它可能已损坏、只有音频，或使用了未知的编解码器。</translation>
    </message>
    <message>
        <source>No frame of this file can be decoded. It is damaged or of an unknown codec.</source>
        <translation>此文件没有一帧可以解码。它已损坏，或使用了未知的编解码器。</translation>
    </message>
    <message>
        <source>Frame %1 cannot be decoded again. Has the file changed? Open it again.</source>
        <translation>第 %1 帧无法再次解码。文件是否有变动？请重新打开。</translation>
    </message>
    <message>
        <source>Frame %1 cannot be converted to RGB.</source>
        <translation>第 %1 帧无法转换为 RGB。</translation>
    </message>
    <message>
        <source>Counting frames</source>
        <translation>正在统计帧数</translation>
    </message>
    <message>
        <source>There is too little memory for the weights once more in bf16. Compute in fp32.</source>
        <translation>内存太少，无法再存一份 bf16 权重。请用 fp32 计算。</translation>
    </message>
    <message>
        <source>Copying weights</source>
        <translation>正在复制权重</translation>
    </message>
    <message>
        <source>This file is empty. Download it again.</source>
        <translation>此文件是空的。请重新下载。</translation>
    </message>
    <message>
        <source>This file is only a Git LFS pointer to the weights. Fetch them with git lfs pull, or download the file itself.</source>
        <translation>此文件只是指向权重的 Git LFS 指针。请用 git lfs pull 获取，或直接下载文件。</translation>
    </message>
    <message>
        <source>This checkpoint has torch&apos;s format from before version 1.6. Load it in torch and save it again, then open that.</source>
        <translation>此检查点是 torch 1.6 之前的格式。请在 torch 中载入并重新保存，再打开新文件。</translation>
    </message>
    <message>
        <source>This file is not a checkpoint. Lacuna reads .safetensors and torch .pt/.pth files.</source>
        <translation>此文件不是检查点。Lacuna 可读取 .safetensors 以及 torch 的 .pt/.pth 文件。</translation>
    </message>
    <message>
        <source>This config.json is too large to be one.</source>
        <translation>此 config.json 太大，不像是配置文件。</translation>
    </message>
    <message>
        <source>This index is too large to be one.</source>
        <translation>此索引太大，不像是索引文件。</translation>
    </message>
    <message>
        <source>A part of this checkpoint is missing: %1. Download it into the same folder.</source>
        <translation>此检查点缺少一部分：%1。请将其下载到同一文件夹。</translation>
    </message>
    <message>
        <source>This checkpoint&apos;s files do not fit together: it %1. Download it again.</source>
        <translation>此检查点的各文件不相符：它%1。请重新下载。</translation>
    </message>
    <message>
        <source>This folder has no model.safetensors and no model.safetensors.index.json. Name the file itself.</source>
        <translation>此文件夹中没有 model.safetensors，也没有 model.safetensors.index.json。请直接指定文件。</translation>
    </message>
    <message>
        <source>This file is not a world model. It holds a classifier. Lacuna needs an encoder and a predictor. Nothing was changed.</source>
        <translation>此文件不是世界模型，而是分类器。Lacuna 需要编码器和预测器。未作任何更改。</translation>
    </message>
    <message>
        <source>The GPU has too little free memory for this. %1</source>
        <translation>GPU 的空闲内存太少，无法完成。%1</translation>
    </message>
    <message>
        <source>The GPU could not compute this (%1). Compute on the CPU.</source>
        <translation>GPU 无法完成计算（%1）。请在 CPU 上计算。</translation>
    </message>
    <message>
        <source>There is no such file. Check the name.</source>
        <translation>没有这个文件。请检查名称。</translation>
    </message>
    <message>
        <source>This file cannot be opened: %1.</source>
        <translation>无法打开此文件：%1。</translation>
    </message>
    <message>
        <source>This is not a file. Name a .safetensors, .pt or .pth file.</source>
        <translation>这不是文件。请指定 .safetensors、.pt 或 .pth 文件。</translation>
    </message>
    <message>
        <source>This file is cut off: bytes up to %1 are needed and it has %2. Download it again.</source>
        <translation>此文件不完整：需要 %1 字节，而它只有 %2 字节。请重新下载。</translation>
    </message>
    <message>
        <source>Reading failed: %1.</source>
        <translation>读取失败：%1。</translation>
    </message>
    <message>
        <source>This file became shorter while it was read. Open it again.</source>
        <translation>此文件在读取过程中变短了。请重新打开。</translation>
    </message>
    <message>
        <source>This file names the same tensor twice: &quot;%1&quot; and &quot;%2&quot;.</source>
        <translation>此文件两次使用同一张量名：“%1”和“%2”。</translation>
    </message>
    <message>
        <source>This file is no model that Lacuna knows: it has a block number %1.</source>
        <translation>此文件不是 Lacuna 认识的模型：它有编号为 %1 的块。</translation>
    </message>
    <message>
        <source>This file is no whole model: it lacks %1. Download it again.</source>
        <translation>此文件不是完整的模型：缺少 %1。请重新下载。</translation>
    </message>
    <message>
        <source>Tensor %1 has a shape that no model of the family has. Download it again.</source>
        <translation>张量 %1 的形状不属于该系列的任何模型。请重新下载。</translation>
    </message>
    <message>
        <source>Checking the program</source>
        <translation>正在检查程序</translation>
    </message>
    <message>
        <source>This file is damaged: its list of tensors cannot be read. Download it again.</source>
        <translation>此文件已损坏：无法读取其张量列表。请重新下载。</translation>
    </message>
    <message>
        <source>This file lists more values than any checkpoint has. Do not trust this file.</source>
        <translation>此文件列出的数值比任何检查点都多。请不要信任此文件。</translation>
    </message>
    <message>
        <source>This TorchScript program wants to run %1, which Lacuna never does. Do not trust this file.</source>
        <translation>此 TorchScript 程序想要运行 %1，Lacuna 从不这样做。请不要信任此文件。</translation>
    </message>
    <message>
        <source>This checkpoint wants to run %1, which Lacuna never does. Do not trust this file.</source>
        <translation>此检查点想要运行 %1，Lacuna 从不这样做。请不要信任此文件。</translation>
    </message>
    <message>
        <source>This checkpoint makes objects in a way that Lacuna never does. Do not trust this file.</source>
        <translation>此检查点创建对象的方式是 Lacuna 从不采用的。请不要信任此文件。</translation>
    </message>
    <message>
        <source>This probe asks several questions at once, as those for anticipating actions do; Lacuna reads probes with one.</source>
        <translation>此探针一次提出多个问题，如用于动作预判的探针；Lacuna 只读取单个问题的探针。</translation>
    </message>
    <message>
        <source>This is a V-JEPA 1 probe of several blocks, which Lacuna does not read.</source>
        <translation>这是由多个块组成的 V-JEPA 1 探针，Lacuna 不读取。</translation>
    </message>
    <message>
        <source>This file holds no attentive probe. Name the classifier file that was published beside the encoder.</source>
        <translation>此文件中没有注意力探针。请指定与编码器一同发布的分类器文件。</translation>
    </message>
    <message>
        <source>This file has no probe number %1: it holds %2, counted from 0.</source>
        <translation>此文件没有编号 %1 的探针：它有 %2 个，从 0 开始编号。</translation>
    </message>
    <message>
        <source>The probe wants latents of %1 features; this encoder&apos;s have %2. Use the encoder that it was trained on.</source>
        <translation>探针需要 %1 个特征的隐向量，而此编码器的有 %2 个。请使用训练该探针时所用的编码器。</translation>
    </message>
    <message>
        <source>This file is damaged: %1. Download it again.</source>
        <translation>此文件已损坏：%1。请重新下载。</translation>
    </message>
    <message>
        <source>Tensor %1 has values of type %2, which Lacuna does not read.</source>
        <translation>张量 %1 的数值类型是 %2，Lacuna 不读取。</translation>
    </message>
    <message>
        <source>This file is cut off: its header alone has %1 bytes and the file has %2. Download it again.</source>
        <translation>此文件不完整：仅文件头就有 %1 字节，而文件只有 %2 字节。请重新下载。</translation>
    </message>
    <message>
        <source>This file is cut off: it should hold %1 bytes and has %2. Download it again.</source>
        <translation>此文件不完整：应有 %1 字节，实际只有 %2 字节。请重新下载。</translation>
    </message>
    <message>
        <source>This index is damaged: %1. Download it again.</source>
        <translation>此索引已损坏：%1。请重新下载。</translation>
    </message>
    <message>
        <source>This index names the file %1, which does not lie beside it. Do not trust this checkpoint.</source>
        <translation>此索引指向文件 %1，但它不在旁边。请不要信任此检查点。</translation>
    </message>
    <message>
        <source>This index names more than %1 files; no checkpoint has so many.</source>
        <translation>此索引列出超过 %1 个文件；没有检查点有这么多。</translation>
    </message>
    <message>
        <source>This file %1. Correct it, or take it away.</source>
        <translation>此文件%1。请更正，或将其移走。</translation>
    </message>
    <message>
        <source>This file is no JSON object. Correct it, or take it away.</source>
        <translation>此文件不是 JSON 对象。请更正，或将其移走。</translation>
    </message>
    <message>
        <source>This file is too large to describe a checkpoint.</source>
        <translation>此文件太大，不像是检查点的说明。</translation>
    </message>
    <message>
        <source>This file does not fit the model: it lacks %1%2. Download it again.</source>
        <translation>此文件与模型不符：缺少 %1%2。请重新下载。</translation>
    </message>
    <message>
        <source>%1 weights are not finite numbers, the first in %2. The file is damaged or its training failed; use another one.</source>
        <translation>%1 个权重不是有限数值，第一个在 %2。文件已损坏或训练失败；请换用另一个。</translation>
    </message>
    <message>
        <source>Reading weights</source>
        <translation>正在读取权重</translation>
    </message>
    <message>
        <source>Measuring speed</source>
        <translation>正在测量速度</translation>
    </message>
    <message>
        <source>The system gives no more threads. Close other programs, or let Lacuna use fewer threads.</source>
        <translation>系统不再提供更多线程。请关闭其他程序，或让 Lacuna 使用更少的线程。</translation>
    </message>
    <message>
        <source>This file is nested beyond what any checkpoint is. Do not trust this file.</source>
        <translation>此文件的嵌套超过任何检查点。请不要信任此文件。</translation>
    </message>
    <message>
        <source>This file is damaged: a tensor has a forbidden name.</source>
        <translation>此文件已损坏：某个张量的名称不被允许。</translation>
    </message>
    <message>
        <source>This file is damaged: shape or place of tensor &quot;%1&quot; makes no sense. Download it again.</source>
        <translation>此文件已损坏：张量“%1”的形状或位置不合理。请重新下载。</translation>
    </message>
    <message>
        <source>This zip archive is not a checkpoint. Lacuna reads .safetensors and torch .pt/.pth files.</source>
        <translation>此 zip 压缩包不是检查点。Lacuna 可读取 .safetensors 以及 torch 的 .pt/.pth 文件。</translation>
    </message>
    <message>
        <source>This file is a TorchScript program, which Lacuna runs only when told to: lacuna predict CLIP --model FILE --allow-script. Or open the checkpoint it was made from.</source>
        <translation>此文件是 TorchScript 程序，Lacuna 仅在明确要求时才运行：lacuna predict CLIP --model FILE --allow-script。或者打开生成它的检查点。</translation>
    </message>
    <message>
        <source>This checkpoint was written on a big-endian machine, which Lacuna does not read.</source>
        <translation>此检查点是在大端序机器上写成的，Lacuna 不读取。</translation>
    </message>
    <message>
        <source>This file&apos;s list of tensors is larger than any checkpoint&apos;s. Do not trust this file.</source>
        <translation>此文件的张量列表比任何检查点的都大。请不要信任此文件。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; has an impossible shape.</source>
        <translation>张量“%1”的形状不可能存在。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; does not lie inside the file. Download it again.</source>
        <translation>张量“%1”不在文件范围之内。请重新下载。</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; holds no whole numbers.</source>
        <translation>张量“%1”不是整数。</translation>
    </message>
    <message>
        <source>This file is cut off: it has %1 bytes and its directory, which comes last, is missing. Download it again.</source>
        <translation>此文件不完整：它有 %1 字节，缺少位于末尾的目录。请重新下载。</translation>
    </message>
    <message>
        <source>The entry &quot;%1&quot; of this file is compressed or encrypted, which torch never does. Download it again.</source>
        <translation>此文件中的条目“%1”被压缩或加密，而 torch 从不这样做。请重新下载。</translation>
    </message>
    <message>
        <source>The entry &quot;%1&quot; of this file is too large. Do not trust this file.</source>
        <translation>此文件中的条目“%1”太大。请不要信任此文件。</translation>
    </message>
    <message>
        <source>This model has no probe, so it cannot name what it sees. Open a probe&apos;s file, or fit a linear probe on labels.</source>
        <translation>此模型没有探针，因此无法说出它看到了什么。请打开探针文件，或用标签拟合线性探针。</translation>
    </message>
    <message>
        <source>The probe is for %1 features, the model has %2. Open the probe that was trained on this model.</source>
        <translation>探针适用于 %1 个特征，而模型有 %2 个。请打开在此模型上训练的探针。</translation>
    </message>
    <message>
        <source>The region grows %1 from the mask, which hides nothing. Hide a part of the clip, or choose another family.</source>
        <translation>区域从掩码 %1 生长，而掩码没有隐藏任何内容。请隐藏片段的一部分，或选择另一类掩码。</translation>
    </message>
    <message>
        <source>The region grows %1 from the mask, which hides everything. Hide a part of the clip, or choose another family.</source>
        <translation>区域从掩码 %1 生长，而掩码隐藏了所有内容。请隐藏片段的一部分，或选择另一类掩码。</translation>
    </message>
    <message>
        <source>Hiding more</source>
        <translation>正在增加隐藏</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>次运行</translation>
    </message>
    <message>
        <source>%1 folds of whole %2 need as many %3 with labels, and there are %4. Ask for fewer folds, or label more.</source>
        <translation>以整个 %2 划分的 %1 折需要同样多的带标签的 %3，而这里有 %4 个。请减少折数，或标注更多。</translation>
    </message>
    <message>
        <source>These labels have more than %1 names. Give fewer.</source>
        <translation>这些标签的名称超过 %1 个。请减少。</translation>
    </message>
    <message>
        <source>This file has no line that names its columns, token,label or step,row,column,label.</source>
        <translation>此文件没有说明列名的一行：token,label 或 step,row,column,label。</translation>
    </message>
    <message>
        <source>The first line must name the columns, token,label or step,row,column,label.</source>
        <translation>首行必须说明列名：token,label 或 step,row,column,label。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no whole number.</source>
        <translation>“%1”不是整数。</translation>
    </message>
    <message>
        <source>This line has %1 fields in place of %2.</source>
        <translation>此行有 %1 个字段，应为 %2 个。</translation>
    </message>
    <message>
        <source>This token has an empty label. Leave it out, or name it.</source>
        <translation>此词元的标签为空。请将其去掉，或为其命名。</translation>
    </message>
    <message>
        <source>This token is outside the grid of %1 of this clip and model. Make the labels for this grid.</source>
        <translation>此词元在此片段与模型的 %1 网格之外。请为此网格制作标签。</translation>
    </message>
    <message>
        <source>The tokens named &apos;%1&apos; are of a grid of %2, clip and model make %3. Name them on this grid.</source>
        <translation>名为“%1”的词元属于 %2 网格，而片段与模型构成 %3。请在此网格上命名。</translation>
    </message>
    <message>
        <source>The clips make grids of %1 and %2 tokens. Take clips of one size.</source>
        <translation>这些片段构成 %1 与 %2 两种词元网格。请使用尺寸相同的片段。</translation>
    </message>
    <message>
        <source>No token has a label. Name some tokens first, at least two kinds.</source>
        <translation>没有词元带有标签。请先为一些词元命名，至少两种。</translation>
    </message>
    <message>
        <source>Every labelled token is called &apos;%1&apos;, so there is nothing to tell apart. Name another kind, or give the rest a name.</source>
        <translation>所有带标签的词元都叫“%1”，因此没有可区分的内容。请再命名一种，或给其余词元命名。</translation>
    </message>
    <message>
        <source>Fitting the probe</source>
        <translation>正在拟合探针</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>次拟合</translation>
    </message>
    <message>
        <source>The latents hold values that are not numbers.</source>
        <translation>隐向量中含有非数值。</translation>
    </message>
    <message>
        <source>There is no labelled token to fit a probe on.</source>
        <translation>没有带标签的词元可用来拟合探针。</translation>
    </message>
    <message>
        <source>Labels by hand are of one clip. Clips beside it need labels by what a scene shows (truth).</source>
        <translation>手工标签只属于一个片段。旁列的片段需要依据场景内容的标签（truth）。</translation>
    </message>
    <message>
        <source>At most %1 clips can lie beside.</source>
        <translation>最多可旁列 %1 个片段。</translation>
    </message>
    <message>
        <source>Encoding clips beside</source>
        <translation>正在编码旁列片段</translation>
    </message>
    <message>
        <source>The probe is for %1 features, the model has %2.</source>
        <translation>探针适用于 %1 个特征，而模型有 %2 个。</translation>
    </message>
    <message>
        <source>Nothing is hidden, so there is no prediction to read. Hide something.</source>
        <translation>没有隐藏任何内容，因此没有预测可读。请隐藏一些内容。</translation>
    </message>
    <message>
        <source>This model predicts another model&apos;s latents, which a probe of its own cannot read.</source>
        <translation>此模型预测的是另一个模型的隐向量，它自己的探针无法读取。</translation>
    </message>
    <message>
        <source>Only a scene of the world (world:behind,seed=1) says what its tokens show. Name tokens by hand, or give a csv file of labels.</source>
        <translation>只有小世界的场景（world:behind,seed=1）知道其词元显示的是什么。请手工为词元命名，或提供标签的 csv 文件。</translation>
    </message>
    <message>
        <source>The error direction needs at least %1 hidden tokens; there are %2.</source>
        <translation>误差方向至少需要 %1 个隐藏词元；这里有 %2 个。</translation>
    </message>
    <message>
        <source>All hidden tokens have the same error: there is no direction in which it grows.</source>
        <translation>所有隐藏词元的误差相同：没有误差增大的方向。</translation>
    </message>
    <message>
        <source>The latents or errors hold values that are not numbers.</source>
        <translation>隐向量或误差中含有非数值。</translation>
    </message>
    <message>
        <source>The errors go along with no direction of the latents.</source>
        <translation>误差与隐向量的任何方向都不相关。</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Finding neighbours</source>
        <translation>正在寻找近邻</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>3 axes need at least 4 tokens; there are %1.</source>
        <translation>3 个轴至少需要 4 个词元；这里有 %1 个。</translation>
    </message>
    <message>
        <source>Open a clip and a model to see attention.</source>
        <translation>打开片段和模型即可查看注意力。</translation>
    </message>
    <message>
        <source>Click a token to ask what it reads from.</source>
        <translation>点击一个词元，看它从哪里读取信息。</translation>
    </message>
    <message>
        <source>The encoder of the visible tokens never sees a hidden one. Ask the target encoder or the predictor.</source>
        <translation>可见词元的编码器从不看到隐藏词元。请改问目标编码器或预测器。</translation>
    </message>
    <message>
        <source>Nothing is hidden, so the predictor has nothing to do.</source>
        <translation>没有隐藏任何内容，预测器无事可做。</translation>
    </message>
    <message>
        <source>Its latents have %1 features, those of the open model %2: only models of one width have one space. Take one of the same width.</source>
        <translation>其隐向量有 %1 个特征，而打开的模型有 %2 个：只有宽度相同的模型才共用一个空间。请选择宽度相同的模型。</translation>
    </message>
    <message>
        <source>The latents of all clips would take more than %1 MB. Lay out fewer clips, or fewer frames of each.</source>
        <translation>所有片段的隐向量将占用超过 %1 MB。请布局更少的片段，或减少每个片段的帧数。</translation>
    </message>
    <message>
        <source>Nothing is hidden that a layout could be fitted on: hide something, or fit on all tokens.</source>
        <translation>没有隐藏可供拟合布局的内容：请隐藏一些，或用所有词元拟合。</translation>
    </message>
    <message>
        <source>The clip has %1 time steps: there is none numbered %2 (from 0) to fit on.</source>
        <translation>片段有 %1 个时间步：没有编号 %2（从 0 起）的步可供拟合。</translation>
    </message>
    <message>
        <source>The error direction is fitted on all true tokens: fit on all, or choose another method.</source>
        <translation>误差方向须用所有真实词元拟合：请用全部词元，或选择其他方法。</translation>
    </message>
    <message>
        <source>models</source>
        <translation>个模型</translation>
    </message>
    <message>
        <source>Open a clip and a model first.</source>
        <translation>请先打开片段和模型。</translation>
    </message>
    <message>
        <source>No probe is loaded. Open a probe, or fit a linear one.</source>
        <translation>没有载入探针。请打开探针，或拟合线性探针。</translation>
    </message>
    <message>
        <source>Fit the probe on this clip first.</source>
        <translation>请先在此片段上拟合探针。</translation>
    </message>
    <message>
        <source>The window is too short or too small for one token of this model. Use more frames or a larger picture.</source>
        <translation>窗口太短或太小，容不下此模型的一个词元。请增加帧数或放大画面。</translation>
    </message>
    <message>
        <source>Open a clip first.</source>
        <translation>请先打开片段。</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>请先打开模型。</translation>
    </message>
    <message>
        <source>There is another sweep in this folder, of another mask: take another folder.</source>
        <translation>此文件夹中已有另一个使用其他掩码的扫描：请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Nothing is hidden on the frame. Paint something, or choose a generator.</source>
        <translation>画面上没有隐藏任何内容。请涂画，或选择一个生成器。</translation>
    </message>
    <message>
        <source>There is no sweep here that has begun.</source>
        <translation>这里没有已开始的扫描。</translation>
    </message>
    <message>
        <source>The model predicts values that are not numbers.</source>
        <translation>模型预测出了非数值。</translation>
    </message>
    <message>
        <source>Measuring surprise</source>
        <translation>正在测量意外度</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>个窗口</translation>
    </message>
    <message>
        <source>%1 is %2 frames, and the model sees %3 at a time. Choose a multiple of %4.</source>
        <translation>%1为 %2 帧，而模型一次看 %3 帧。请选择 %4 的倍数。</translation>
    </message>
    <message>
        <source>This model sees single pictures, and surprise needs a future to predict. Open a model of video.</source>
        <translation>此模型只看单张图片，而意外度需要可预测的未来。请打开视频模型。</translation>
    </message>
    <message>
        <source>A context of %1 frames leaves nothing to predict of a window of %2. Choose a shorter context or a longer window.</source>
        <translation>%1 帧的上下文使 %2 帧的窗口没有可预测的内容。请选择更短的上下文或更长的窗口。</translation>
    </message>
    <message>
        <source>This clip has %1 frame, and one window of %2%3 needs %4. Choose a shorter window, a higher frame rate or a longer clip.</source>
        <translation>此片段有 %1 帧，而一个 %2 帧的窗口%3需要 %4 帧。请选择更短的窗口、更高的帧率或更长的片段。</translation>
    </message>
    <message>
        <source>This clip has %1 frames, and one window of %2%3 needs %4. Choose a shorter window, a higher frame rate or a longer clip.</source>
        <translation>此片段有 %1 帧，而一个 %2 帧的窗口%3需要 %4 帧。请选择更短的窗口、更高的帧率或更长的片段。</translation>
    </message>
    <message>
        <source>That makes %1 windows, more than %2. Choose a longer stride.</source>
        <translation>这样会有 %1 个窗口，超过 %2 个。请选择更大的步幅。</translation>
    </message>
    <message>
        <source>The folder cannot be read: %1.</source>
        <translation>无法读取文件夹：%1。</translation>
    </message>
    <message>
        <source>The folder of the sweep cannot be written: %1.</source>
        <translation>无法写入扫描的文件夹：%1。</translation>
    </message>
    <message>
        <source>This mask hides no token of this clip.</source>
        <translation>此掩码没有隐藏此片段的任何词元。</translation>
    </message>
    <message>
        <source>This is no sweep: %1</source>
        <translation>这不是扫描：%1</translation>
    </message>
    <message>
        <source>%1 has no &quot;%2&quot;.</source>
        <translation>%1 没有“%2”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number for the axis &quot;%2&quot;.</source>
        <translation>“%1”不是轴“%2”的数值。</translation>
    </message>
    <message>
        <source>the axis &quot;%1&quot; goes from %2 to %3, not to %4.</source>
        <translation>轴“%1”的范围是 %2 到 %3，不能到 %4。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is of another kind than it should be.</source>
        <translation>“%1”的类型不对。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a whole number from 0 to %2.</source>
        <translation>“%1”是 0 到 %2 的整数。</translation>
    </message>
    <message>
        <source>it has more than %1 runs.</source>
        <translation>运行次数超过 %1。</translation>
    </message>
    <message>
        <source>it has a text of more than %1 bytes.</source>
        <translation>文本超过 %1 字节。</translation>
    </message>
    <message>
        <source>the axis &quot;%1&quot; has more than %2 values.</source>
        <translation>轴“%1”的取值超过 %2 个。</translation>
    </message>
    <message>
        <source>the values of &quot;%1&quot; are numbers or texts.</source>
        <translation>“%1”的取值是数字或文本。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; goes from the smaller to the larger, by a step above 0, at most %2 of them.</source>
        <translation>“%1”从小到大，步长大于 0，最多 %2 个。</translation>
    </message>
    <message>
        <source>an axis is an object with a name and values.</source>
        <translation>轴是带有名称和取值的对象。</translation>
    </message>
    <message>
        <source>an axis has no name, or one that is none.</source>
        <translation>某个轴没有名称，或名称无效。</translation>
    </message>
    <message>
        <source>the axis &quot;%1&quot; has neither a list of values nor from and to.</source>
        <translation>轴“%1”既没有取值列表，也没有起止范围。</translation>
    </message>
    <message>
        <source>the axis &quot;%1&quot; has no values.</source>
        <translation>轴“%1”没有取值。</translation>
    </message>
    <message>
        <source>the axis &quot;%1&quot; has a value twice.</source>
        <translation>轴“%1”有重复的取值。</translation>
    </message>
    <message>
        <source>the axis &quot;%1&quot; is a parameter of generators, and the mask is the file %2.</source>
        <translation>轴“%1”是生成器的参数，而掩码是文件 %2。</translation>
    </message>
    <message>
        <source>the mask %1 has no seed.</source>
        <translation>掩码 %1 没有种子。</translation>
    </message>
    <message>
        <source>&quot;seeds&quot; is of generators, and the mask is the file %1.</source>
        <translation>“seeds”用于生成器，而掩码是文件 %1。</translation>
    </message>
    <message>
        <source>the axis &quot;%1&quot; takes whole numbers, not &quot;%2&quot;.</source>
        <translation>轴“%1”取整数，不能为“%2”。</translation>
    </message>
    <message>
        <source>it names no clips (&quot;clips&quot;: [...]).</source>
        <translation>没有指定片段（&quot;clips&quot;: [...]）。</translation>
    </message>
    <message>
        <source>it does not begin with &quot;format&quot;: &quot;lacuna sweep&quot;.</source>
        <translation>开头不是 &quot;format&quot;: &quot;lacuna sweep&quot;。</translation>
    </message>
    <message>
        <source>only version 1 is known here.</source>
        <translation>这里只认识版本 1。</translation>
    </message>
    <message>
        <source>&quot;rate_fps&quot; goes from 0 to 1000.</source>
        <translation>“rate_fps”的范围是 0 到 1000。</translation>
    </message>
    <message>
        <source>&quot;axes&quot; is a list.</source>
        <translation>“axes”是一个列表。</translation>
    </message>
    <message>
        <source>it has %1 axes: at most two are varied at once.</source>
        <translation>有 %1 个轴：最多同时改变两个。</translation>
    </message>
    <message>
        <source>both axes are &quot;%1&quot;.</source>
        <translation>两个轴都是“%1”。</translation>
    </message>
    <message>
        <source>&quot;seeds&quot; is how many seeds each place has: 1 or more.</source>
        <translation>“seeds”表示每处的种子数：至少为 1。</translation>
    </message>
    <message>
        <source>there is no clip in the folders that it names.</source>
        <translation>所指的文件夹中没有片段。</translation>
    </message>
    <message>
        <source>the mask %1 has no drawn shape that x, y or scale could move.</source>
        <translation>掩码 %1 没有可由 x、y 或 scale 移动的手绘形状。</translation>
    </message>
    <message>
        <source>The store of the sweep is damaged. Take another folder, or an undamaged copy.</source>
        <translation>扫描的存储已损坏。请使用另一个文件夹，或未损坏的副本。</translation>
    </message>
    <message>
        <source>The store of the sweep cannot be opened: %1.</source>
        <translation>无法打开扫描的存储：%1。</translation>
    </message>
    <message>
        <source>The store of the sweep cannot be used</source>
        <translation>无法使用扫描的存储</translation>
    </message>
    <message>
        <source>The store of the sweep cannot be used: %1.</source>
        <translation>无法使用扫描的存储：%1。</translation>
    </message>
    <message>
        <source>This is no store of a sweep that can be read here.</source>
        <translation>这不是此处能读取的扫描存储。</translation>
    </message>
    <message>
        <source>There is another sweep in this folder: take another folder, or the spec that it was begun with.</source>
        <translation>此文件夹中已有另一个扫描：请选择其他文件夹，或使用开始时的设定。</translation>
    </message>
    <message>
        <source>The sweep has no finished run numbered %1.</source>
        <translation>该扫描没有编号 %1 的已完成运行。</translation>
    </message>
    <message>
        <source>&quot;%1=%2&quot; is no number.</source>
        <translation>“%1=%2”不是数值。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name=value.</source>
        <translation>“%1”不是“名称=值”的形式。</translation>
    </message>
    <message>
        <source>L1, layer-normed</source>
        <translation>L1，层归一化</translation>
    </message>
    <message>
        <source>L1, raw</source>
        <translation>L1，原始</translation>
    </message>
    <message>
        <source>L2, layer-normed</source>
        <translation>L2，层归一化</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>余弦相似度</translation>
    </message>
    <message>
        <source>1 - cosine similarity</source>
        <translation>1 - 余弦相似度</translation>
    </message>
    <message>
        <source>As the model was trained: the mean distance a feature, each true latent brought to mean 0 and deviation 1 first, so its length does not count.</source>
        <translation>与模型训练时一致：每个特征的平均距离，每个真实隐向量先变为均值 0、标准差 1，因此其长度不计。</translation>
    </message>
    <message>
        <source>The mean distance a feature to the true latent as the encoder gives it: its length counts too, which the model was not trained to predict.</source>
        <translation>每个特征到编码器原样给出的真实隐向量的平均距离：其长度也计入，而模型并未被训练去预测长度。</translation>
    </message>
    <message>
        <source>As L1, but few features that are far off weigh more than many that are a little off.</source>
        <translation>同 L1，但少数偏差很大的特征比多数稍有偏差的特征影响更大。</translation>
    </message>
    <message>
        <source>1 where prediction and true latent point the same way, 0 where they have nothing in common; how long they are does not count. Higher is better.</source>
        <translation>预测与真实隐向量方向相同为 1，毫不相关为 0；其长度不计。越高越好。</translation>
    </message>
    <message>
        <source>Copy nearest visible</source>
        <translation>复制最近可见</translation>
    </message>
    <message>
        <source>The true latent of the visible token nearest in step, row and column</source>
        <translation>在步、行、列上最近的可见词元的真实隐向量</translation>
    </message>
    <message>
        <source>Mean latent</source>
        <translation>平均隐向量</translation>
    </message>
    <message>
        <source>The mean of the true latents of all visible tokens</source>
        <translation>所有可见词元的真实隐向量的均值</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Itself</source>
        <translation>自身</translation>
    </message>
    <message>
        <source>Nearby</source>
        <translation>邻近</translation>
    </message>
    <message>
        <source>Same place</source>
        <translation>同一位置</translation>
    </message>
    <message>
        <source>Row or column</source>
        <translation>同行或同列</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>各处</translation>
    </message>
    <message>
        <source>Chosen places</source>
        <translation>选定位置</translation>
    </message>
    <message>
        <source>%1 tokens (%2 visible), %3 MB of weights, %4 working memory, %5</source>
        <translation>%1 个词元（%2 个可见），权重 %3 MB，工作内存 %4，%5</translation>
    </message>
    <message>
        <source>%1 tokens, %2 MB of weights, %3 working memory, %4</source>
        <translation>%1 个词元，权重 %2 MB，工作内存 %3，%4</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>约 %1 秒</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>不到 %1</translation>
    </message>
    <message>
        <source>Whole clip</source>
        <translation>整个片段</translation>
    </message>
    <message>
        <source>Visible alone</source>
        <translation>仅可见部分</translation>
    </message>
    <message>
        <source>Predicted filled in</source>
        <translation>填入预测</translation>
    </message>
    <message>
        <source>True filled in</source>
        <translation>填入真实</translation>
    </message>
    <message>
        <source>Target latents of all tokens: nothing is hidden</source>
        <translation>所有词元的目标隐向量：没有隐藏</translation>
    </message>
    <message>
        <source>Context latents of the visible tokens, the hidden ones left out</source>
        <translation>可见词元的上下文隐向量，略去隐藏词元</translation>
    </message>
    <message>
        <source>Those, with the predicted latents of the hidden tokens on the visible ones&apos; scale</source>
        <translation>同上，并按可见词元的尺度填入隐藏词元的预测隐向量</translation>
    </message>
    <message>
        <source>Those, with the true latents of the hidden tokens</source>
        <translation>同上，并填入隐藏词元的真实隐向量</translation>
    </message>
    <message>
        <source>This model predicts another model&apos;s latents, which its own probe cannot read.</source>
        <translation>此模型预测的是另一个模型的隐向量，它自己的探针无法读取。</translation>
    </message>
    <message>
        <source>Nothing is hidden, so there is no prediction to read.</source>
        <translation>没有隐藏任何内容，因此没有预测可读。</translation>
    </message>
    <message>
        <source>Majority</source>
        <translation>多数</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <source>True latents</source>
        <translation>真实隐向量</translation>
    </message>
    <message>
        <source>Predicted latents</source>
        <translation>预测隐向量</translation>
    </message>
    <message>
        <source>Copied latents</source>
        <translation>复制的隐向量</translation>
    </message>
    <message>
        <source>The commonest label of the visible tokens</source>
        <translation>可见词元中最常见的标签</translation>
    </message>
    <message>
        <source>What the probe says from the latents that are hidden: as good as it gets</source>
        <translation>探针从被隐藏的隐向量读出的结果：可能达到的最好水平</translation>
    </message>
    <message>
        <source>What it says from the predictions in their place</source>
        <translation>探针从替代它们的预测读出的结果</translation>
    </message>
    <message>
        <source>What it says from the true latent of the nearest visible token</source>
        <translation>探针从最近可见词元的真实隐向量读出的结果</translation>
    </message>
    <message>
        <source>Linear probe of the true latents, fitted without the token&apos;s fold</source>
        <translation>真实隐向量的线性探针，拟合时不含该词元所在的折</translation>
    </message>
    <message>
        <source>The commonest label at the same row and column in the other folds</source>
        <translation>其他折中同行同列最常见的标签</translation>
    </message>
    <message>
        <source>Logistic regression with a penalty of 1 on step, row and column, their squares and products</source>
        <translation>以步、行、列及其平方和乘积为输入、惩罚为 1 的逻辑回归</translation>
    </message>
    <message>
        <source>The commonest label of the other folds</source>
        <translation>其他折中最常见的标签</translation>
    </message>
    <message>
        <source>ball</source>
        <translation>球</translation>
    </message>
    <message>
        <source>box</source>
        <translation>方块</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation>三角形</translation>
    </message>
    <message>
        <source>card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>block</source>
        <translation>墙块</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>thing</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>named selections</source>
        <translation>已命名的选区</translation>
    </message>
    <message>
        <source>what the scene shows</source>
        <translation>场景所显示的内容</translation>
    </message>
    <message>
        <source>what the scene shows, by form</source>
        <translation>场景所显示的内容，按形状</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Texture flicker</source>
        <translation>纹理闪烁</translation>
    </message>
    <message>
        <source>Colour shift</source>
        <translation>色彩偏移</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Sketch</source>
        <translation>线稿</translation>
    </message>
    <message>
        <source>Picture moved</source>
        <translation>画面平移</translation>
    </message>
    <message>
        <source>Time frozen</source>
        <translation>时间冻结</translation>
    </message>
    <message>
        <source>Gaussian blur of 5 % of the picture&apos;s side</source>
        <translation>以画面边长 5 % 为尺度的高斯模糊</translation>
    </message>
    <message>
        <source>Noise of 64 of 255 levels, drawn for each pixel, channel and frame</source>
        <translation>255 级中 64 级的噪声，每个像素、通道和帧各自抽取</translation>
    </message>
    <message>
        <source>Smooth grey grain of 40 of 255 levels, drawn anew in each frame</source>
        <translation>255 级中 40 级的平滑灰色颗粒，每帧重新抽取</translation>
    </message>
    <message>
        <source>Every hue is turned to its opposite</source>
        <translation>每种色相都转为其反色相</translation>
    </message>
    <message>
        <source>80 of 255 levels brighter</source>
        <translation>变亮 255 级中的 80 级</translation>
    </message>
    <message>
        <source>Dark edges on white in place of the picture</source>
        <translation>以白底深色边缘代替画面</translation>
    </message>
    <message>
        <source>The picture is moved to the right by a quarter of its side</source>
        <translation>画面向右移动边长的四分之一</translation>
    </message>
    <message>
        <source>The first frame stands through the whole clip</source>
        <translation>整个片段都停在第一帧</translation>
    </message>
    <message>
        <source>another place</source>
        <translation>另一位置</translation>
    </message>
    <message>
        <source>another time</source>
        <translation>另一时间</translation>
    </message>
    <message>
        <source>another clip</source>
        <translation>另一片段</translation>
    </message>
    <message>
        <source>Between tokens of this clip that are drawn at random: how far two patches lie apart</source>
        <translation>此片段中随机抽取的词元之间：两个图块相距多远</translation>
    </message>
    <message>
        <source>Between the tokens of one place in all pairs of steps: how far the clip itself moves there</source>
        <translation>同一位置在所有成对步之间：片段自身在那里变化多少</translation>
    </message>
    <message>
        <source>Between the tokens of one place and step in this clip and in the other</source>
        <translation>此片段与另一片段中同一位置、同一步的词元之间</translation>
    </message>
    <message>
        <source>No change was measured that moves a pixel.</source>
        <translation>没有测量到能改变像素的变化。</translation>
    </message>
    <message>
        <source>The model largely ignores %1.</source>
        <translation>模型基本忽略%1。</translation>
    </message>
    <message>
        <source>It notices %1.</source>
        <translation>它注意到%1。</translation>
    </message>
    <message>
        <source>In between: %1.</source>
        <translation>介于两者之间：%1。</translation>
    </message>
    <message>
        <source>In brackets: how far latents move where pixels move as far as between two patches drawn at random; 1 is as far as those two patches&apos; latents.</source>
        <translation>括号内：当像素的变化相当于两个随机图块之间的差别时，隐向量移动多远；1 表示与这两个图块的隐向量相距一样远。</translation>
    </message>
    <message>
        <source>Blocks small</source>
        <translation>小块</translation>
    </message>
    <message>
        <source>Blocks large</source>
        <translation>大块</translation>
    </message>
    <message>
        <source>Picture blocks</source>
        <translation>图片块</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>块</translation>
    </message>
    <message>
        <source>I-JEPA blocks</source>
        <translation>I-JEPA 块</translation>
    </message>
    <message>
        <source>I-JEPA random</source>
        <translation>I-JEPA 随机</translation>
    </message>
    <message>
        <source>Random tube</source>
        <translation>随机管</translation>
    </message>
    <message>
        <source>Tube</source>
        <translation>管</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Future</source>
        <translation>未来</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盘</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>边框</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>运动</translation>
    </message>
    <message>
        <source>8 blocks of 15 % of the frame, through all steps: V-JEPA&apos;s short range</source>
        <translation>8 个占画面 15 % 的块，贯穿所有步：V-JEPA 的短程掩码</translation>
    </message>
    <message>
        <source>2 blocks of 70 % of the frame, through all steps: V-JEPA&apos;s long range</source>
        <translation>2 个占画面 70 % 的块，贯穿所有步：V-JEPA 的长程掩码</translation>
    </message>
    <message>
        <source>10 blocks of 15 % of the frame: V-JEPA 2.1&apos;s pictures</source>
        <translation>10 个占画面 15 % 的块：V-JEPA 2.1 用于图片的掩码</translation>
    </message>
    <message>
        <source>Blocks of one drawn size at drawn places, as V-JEPA draws them</source>
        <translation>大小一次抽定、位置随机的块，与 V-JEPA 的抽法相同</translation>
    </message>
    <message>
        <source>4 blocks of 15 to 20 % of the frame, and what lies outside the context block</source>
        <translation>4 个占画面 15 % 至 20 % 的块，以及上下文块之外的部分</translation>
    </message>
    <message>
        <source>Cells drawn one by one, through all steps; 40 to 60 % stay visible</source>
        <translation>逐个抽取单元格，贯穿所有步；40 % 至 60 % 保持可见</translation>
    </message>
    <message>
        <source>Cells drawn one by one, through all steps</source>
        <translation>逐个抽取单元格，贯穿所有步</translation>
    </message>
    <message>
        <source>One box of the given share of the frame, through all steps; seed 0 is the centre</source>
        <translation>占画面给定比例的一个方框，贯穿所有步；种子 0 在正中</translation>
    </message>
    <message>
        <source>The given share of all cells, drawn one by one</source>
        <translation>逐个抽取全部单元格的给定比例</translation>
    </message>
    <message>
        <source>The last steps: the given share of the clip</source>
        <translation>最后的若干步：片段的给定比例</translation>
    </message>
    <message>
        <source>Every other cell of the frame, through all steps</source>
        <translation>画面中每隔一个单元格，贯穿所有步</translation>
    </message>
    <message>
        <source>The rim of the frame, this many cells wide, through all steps</source>
        <translation>画面边缘给定宽度的单元格，贯穿所有步</translation>
    </message>
    <message>
        <source>The share of all cells that move most, or least</source>
        <translation>全部单元格中运动最多（或最少）的给定比例</translation>
    </message>
    <message>
        <source>Share hidden</source>
        <translation>隐藏比例</translation>
    </message>
    <message>
        <source>Share of the frame each</source>
        <translation>每块占画面的比例</translation>
    </message>
    <message>
        <source>Lowest rows per column</source>
        <translation>行列比下限</translation>
    </message>
    <message>
        <source>Highest rows per column</source>
        <translation>行列比上限</translation>
    </message>
    <message>
        <source>Share of the steps each</source>
        <translation>每块占步数的比例</translation>
    </message>
    <message>
        <source>Share of the steps with context</source>
        <translation>有上下文的步数比例</translation>
    </message>
    <message>
        <source>Hide what is still</source>
        <translation>隐藏静止部分</translation>
    </message>
    <message>
        <source>Hide around the context</source>
        <translation>隐藏上下文周围</translation>
    </message>
    <message>
        <source>Width in cells</source>
        <translation>宽度（单元格）</translation>
    </message>
    <message>
        <source>Thrown up</source>
        <translation>抛起</translation>
    </message>
    <message>
        <source>Bouncing balls</source>
        <translation>弹跳的球</translation>
    </message>
    <message>
        <source>Behind the card</source>
        <translation>卡片之后</translation>
    </message>
    <message>
        <source>Sliding and leaning</source>
        <translation>滑动与倚靠</translation>
    </message>
    <message>
        <source>Round the corner</source>
        <translation>转角之后</translation>
    </message>
    <message>
        <source>Several at once</source>
        <translation>多个物体</translation>
    </message>
    <message>
        <source>nothing goes wrong</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>it vanishes</source>
        <translation>它消失了</translation>
    </message>
    <message>
        <source>another one appears from nothing</source>
        <translation>凭空多出一个</translation>
    </message>
    <message>
        <source>it jumps to another place</source>
        <translation>它跳到别处</translation>
    </message>
    <message>
        <source>it changes its colour</source>
        <translation>它改变颜色</translation>
    </message>
    <message>
        <source>it changes its shape</source>
        <translation>它改变形状</translation>
    </message>
    <message>
        <source>it passes through the wall</source>
        <translation>它穿过墙壁</translation>
    </message>
    <message>
        <source>it falls up</source>
        <translation>它向上掉</translation>
    </message>
    <message>
        <source>it stops in mid-air</source>
        <translation>它停在半空</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation>重力</translation>
    </message>
    <message>
        <source>Bounce</source>
        <translation>弹性</translation>
    </message>
    <message>
        <source>Card width</source>
        <translation>卡片宽度</translation>
    </message>
    <message>
        <source>Card height</source>
        <translation>卡片高度</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>物体数</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>树叶</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Camera drift</source>
        <translation>镜头漂移</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光照</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>of the side</source>
        <translation>边长</translation>
    </message>
    <message>
        <source>sides a second</source>
        <translation>边长/秒</translation>
    </message>
    <message>
        <source>sides a second squared</source>
        <translation>边长/秒²</translation>
    </message>
    <message>
        <source>of the speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Radius of what moves</source>
        <translation>运动物体的半径</translation>
    </message>
    <message>
        <source>How fast it comes in</source>
        <translation>进入画面的速度</translation>
    </message>
    <message>
        <source>How fast things fall</source>
        <translation>物体下落的快慢</translation>
    </message>
    <message>
        <source>Speed kept at a touch with floor or wall</source>
        <translation>碰到地面或墙壁后保留的速度</translation>
    </message>
    <message>
        <source>Width of the card in front</source>
        <translation>前方卡片的宽度</translation>
    </message>
    <message>
        <source>Height of the card in front</source>
        <translation>前方卡片的高度</translation>
    </message>
    <message>
        <source>How many things move</source>
        <translation>运动物体的数量</translation>
    </message>
    <message>
        <source>A hedge in place of the wall</source>
        <translation>以树篱代替墙壁</translation>
    </message>
    <message>
        <source>Restless light on the leaves; it means nothing</source>
        <translation>树叶上不停变化的光；没有任何含义</translation>
    </message>
    <message>
        <source>How fast the camera moves</source>
        <translation>镜头移动的速度</translation>
    </message>
    <message>
        <source>From where the light comes: left, right</source>
        <translation>光从哪边来：左、右</translation>
    </message>
    <message>
        <source>Hue of the first thing that moves</source>
        <translation>第一个运动物体的色相</translation>
    </message>
    <message>
        <source>The header says %1 frames, %2 decode.</source>
        <translation>文件头称有 %1 帧，实际解码 %2 帧。</translation>
    </message>
    <message>
        <source>%1 time stamps are missing or out of order; the nominal rate is used instead.</source>
        <translation>有 %1 个时间戳缺失或次序错误；改用标称帧率。</translation>
    </message>
    <message>
        <source>Turned by %1 degrees clockwise, as the file asks for.</source>
        <translation>按文件要求顺时针旋转 %1 度。</translation>
    </message>
    <message>
        <source>%1 pictures have another size and are scaled to the first one&apos;s.</source>
        <translation>有 %1 张图片尺寸不同，已缩放为第一张的尺寸。</translation>
    </message>
    <message>
        <source>From frame %1 on this is impossible: %2.</source>
        <translation>从第 %1 帧起发生不可能的事：%2。</translation>
    </message>
    <message>
        <source>This TorchScript module has no predict method. Features work; prediction does not.</source>
        <translation>此 TorchScript 模块没有 predict 方法。特征可用；预测不可用。</translation>
    </message>
    <message>
        <source>This model predicts from a robot&apos;s actions and not from masks. Features work; to predict, use lacuna rollout.</source>
        <translation>此模型根据机器人的动作而非掩码来预测。特征可用；要预测请使用 lacuna rollout。</translation>
    </message>
    <message>
        <source>This model was distilled: it predicts the latents of its teacher, which this file does not hold, so there is nothing to compare with. Clear the mask to see its own latents.</source>
        <translation>此模型经过蒸馏：它预测的是其教师的隐向量，而此文件不含教师，因此没有可比较的对象。清除掩码可查看它自己的隐向量。</translation>
    </message>
    <message>
        <source>The predictor of this %1 model has stored positions for its own size alone: %2 px, %3 frames at most.</source>
        <translation>此 %1 模型的预测器只存有自身尺寸的位置：%2 像素，最多 %3 帧。</translation>
    </message>
    <message>
        <source>No CUDA device can be used: this LibTorch was built without CUDA, or there is no driver. Compute on the CPU.</source>
        <translation>没有可用的 CUDA 设备：此 LibTorch 未带 CUDA 构建，或没有驱动程序。请在 CPU 上计算。</translation>
    </message>
    <message>
        <source>This processor, or this LibTorch on it, has no fast bf16 arithmetic. Compute in fp32.</source>
        <translation>此处理器（或其上的 LibTorch）没有快速的 bf16 运算。请用 fp32 计算。</translation>
    </message>
    <message>
        <source>%1: the GPU had too little memory</source>
        <translation>%1：GPU 内存太少</translation>
    </message>
    <message>
        <source>Error direction</source>
        <translation>误差方向</translation>
    </message>
    <message>
        <source>all true tokens</source>
        <translation>所有真实词元</translation>
    </message>
    <message>
        <source>the true latents of hidden tokens</source>
        <translation>隐藏词元的真实隐向量</translation>
    </message>
    <message>
        <source>true tokens of time step %1</source>
        <translation>时间步 %1 的真实词元</translation>
    </message>
    <message>
        <source>fitted on %1</source>
        <translation>拟合于%1</translation>
    </message>
    <message>
        <source>%1 axes</source>
        <translation>%1 个轴</translation>
    </message>
    <message>
        <source>%1 neighbours</source>
        <translation>%1 个近邻</translation>
    </message>
    <message>
        <source>distance %1</source>
        <translation>距离 %1</translation>
    </message>
    <message>
        <source>perplexity %1</source>
        <translation>困惑度 %1</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 轮</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>after block %1</source>
        <translation>块 %1 之后</translation>
    </message>
    <message>
        <source>visible tokens alone too</source>
        <translation>另含仅可见词元</translation>
    </message>
    <message>
        <source>%1 clip beside</source>
        <translation>旁列 %1 个片段</translation>
    </message>
    <message>
        <source>%1 clips beside</source>
        <translation>旁列 %1 个片段</translation>
    </message>
    <message>
        <source>%1 model beside</source>
        <translation>旁列 %1 个模型</translation>
    </message>
    <message>
        <source>%1 models beside</source>
        <translation>旁列 %1 个模型</translation>
    </message>
    <message>
        <source>Points that lie together here need not be alike, and distances mislead: look at the errors, not at the shape.</source>
        <translation>这里靠在一起的点未必相似，距离也会误导：请看误差，不要看形状。</translation>
    </message>
    <message>
        <source>Points that lie together here need not be alike: many near ones are far apart in the latents.</source>
        <translation>这里靠在一起的点未必相似：许多相邻的点在隐向量中相距很远。</translation>
    </message>
    <message>
        <source>Near points are alike, but how far groups lie apart says little about the latents.</source>
        <translation>相邻的点彼此相似，但各组之间的距离很少反映隐向量的情况。</translation>
    </message>
    <message>
        <source>Weighing neighbours</source>
        <translation>正在为近邻加权</translation>
    </message>
    <message>
        <source>Judging the layout</source>
        <translation>正在评估布局</translation>
    </message>
    <message>
        <source>Laying out</source>
        <translation>正在布局</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>正在编码</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Computed by</source>
        <translation>计算方式</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Mask token</source>
        <translation>掩码词元</translation>
    </message>
    <message>
        <source>Context from</source>
        <translation>上下文来自</translation>
    </message>
    <message>
        <source>context encoder</source>
        <translation>上下文编码器</translation>
    </message>
    <message>
        <source>target encoder</source>
        <translation>目标编码器</translation>
    </message>
    <message>
        <source>%1 from frame %2, %3 a second, %4 px</source>
        <translation>从第 %2 帧起 %1 帧，每秒 %3 帧，%4 像素</translation>
    </message>
    <message>
        <source>%1, %2 hidden</source>
        <translation>%1，隐藏 %2 个</translation>
    </message>
    <message>
        <source>%1, %2 hidden at other places</source>
        <translation>%1，在其他位置隐藏 %2 个</translation>
    </message>
    <message>
        <source>%1, in units of the spread of each model&apos;s own true tokens</source>
        <translation>%1，以各模型自身真实词元的离散度为单位</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A 更好</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B 更好</translation>
    </message>
    <message>
        <source>No clear difference</source>
        <translation>没有明显差别</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>没有差别</translation>
    </message>
    <message>
        <source>more than 99 %</source>
        <translation>超过 99 %</translation>
    </message>
    <message>
        <source>less than 1 %</source>
        <translation>不到 1 %</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>更低</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>更高</translation>
    </message>
    <message>
        <source>No interval: it needs shared tokens of at least two steps or two places.</source>
        <translation>没有区间：需要分布在至少两个步或两个位置上的共有词元。</translation>
    </message>
    <message>
        <source>Mean difference %1 in favour of %2, 95 % interval %3 to %4.</source>
        <translation>平均差 %1，%2 占优，95 % 区间 %3 至 %4。</translation>
    </message>
    <message>
        <source>Mean difference %1 in favour of %2, 95 % interval %3 to %4 (below zero: in favour of %5).</source>
        <translation>平均差 %1，%2 占优，95 % 区间 %3 至 %4（零以下：%5 占优）。</translation>
    </message>
    <message>
        <source>Bootstrap over %1, %2 of them, %3 draws, seed %4.</source>
        <translation>自助法抽样单位为%1，共 %2 个，抽取 %3 次，种子 %4。</translation>
    </message>
    <message>
        <source>whole time steps</source>
        <translation>整个时间步</translation>
    </message>
    <message>
        <source>whole places (all steps of a row and column)</source>
        <translation>整个位置（某行某列的所有步）</translation>
    </message>
    <message>
        <source>A and B use different models.</source>
        <translation>A 和 B 使用不同的模型。</translation>
    </message>
    <message>
        <source>Each error is divided by the spread of that model&apos;s own true tokens: the error of guessing their mean everywhere, so 1 is as bad as that guess.</source>
        <translation>每个误差都除以该模型自身真实词元的离散度：即处处猜测均值的误差，因此 1 与这种猜测一样差。</translation>
    </message>
    <message>
        <source>Each error is divided by the spread of the model&apos;s own true tokens: the error of guessing their mean everywhere, so 1 is as bad as that guess.</source>
        <translation>每个误差都除以模型自身真实词元的离散度：即处处猜测均值的误差，因此 1 与这种猜测一样差。</translation>
    </message>
    <message>
        <source>A and B use different models and errors are compared as they are, though their latents need not have the same scale.</source>
        <translation>A 和 B 使用不同的模型，而误差按原值比较，尽管两者的隐向量未必尺度相同。</translation>
    </message>
    <message>
        <source>A and B saw different clips or windows: their tokens are paired by place and step alone, and a difference may come from the clips.</source>
        <translation>A 和 B 看到的片段或窗口不同：词元仅按位置和步配对，差别可能来自片段。</translation>
    </message>
    <message>
        <source>Only tokens hidden in both count: %1 of %2 in A and of %3 in B.</source>
        <translation>只有在两者中都被隐藏的词元才计入：A 的 %2 个和 B 的 %3 个中的 %1 个。</translation>
    </message>
    <message>
        <source>The interval covers what would change with other moments or places of this clip, the wider of the two.</source>
        <translation>区间涵盖此片段换作其他时刻或位置时的变化，取两者中较宽的。</translation>
    </message>
    <message>
        <source>It says nothing of other clips, masks or training runs.</source>
        <translation>它不说明其他片段、掩码或训练运行的情况。</translation>
    </message>
    <message>
        <source>Only %1 could be drawn from, so the interval is too narrow.</source>
        <translation>只有 %1 个可供抽取，因此区间过窄。</translation>
    </message>
    <message>
        <source>A and B have the same model, hence the same latent space.</source>
        <translation>A 和 B 的模型相同，因此隐空间也相同。</translation>
    </message>
    <message>
        <source>The grids differ, so latents cannot be turned onto each other.</source>
        <translation>网格不同，因此隐向量无法相互对齐。</translation>
    </message>
    <message>
        <source>The latents of one of these runs were dropped to save memory. Predict it again to see how well they match.</source>
        <translation>其中一次运行的隐向量已为节省内存而丢弃。重新预测即可查看两者的匹配程度。</translation>
    </message>
    <message>
        <source>Turning the latents onto each other was cancelled.</source>
        <translation>已取消隐向量的相互对齐。</translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation>运行 %1：%2</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>Remove label %1</source>
        <translation>移除标签 %1</translation>
    </message>
    <message>
        <source>Clip window</source>
        <translation>片段窗口</translation>
    </message>
    <message>
        <source>Coverage rule</source>
        <translation>覆盖规则</translation>
    </message>
    <message>
        <source>Run settings</source>
        <translation>运行设置</translation>
    </message>
    <message>
        <source>Mask of a sweep</source>
        <translation>扫描中的掩码</translation>
    </message>
    <message>
        <source>Restore mask of run %1</source>
        <translation>恢复运行 %1 的掩码</translation>
    </message>
    <message>
        <source>Follow %1</source>
        <translation>跟随%1</translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation>清除掩码</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>反转掩码</translation>
    </message>
    <message>
        <source>Load mask</source>
        <translation>载入掩码</translation>
    </message>
    <message>
        <source>Add mask</source>
        <translation>添加掩码</translation>
    </message>
    <message>
        <source>Paste layers</source>
        <translation>粘贴图层</translation>
    </message>
    <message>
        <source>Cut layers</source>
        <translation>剪切图层</translation>
    </message>
    <message>
        <source>Demo mask</source>
        <translation>演示掩码</translation>
    </message>
    <message>
        <source>Hide what follows</source>
        <translation>隐藏后续部分</translation>
    </message>
    <message>
        <source>Join with the layer below</source>
        <translation>与下方图层合并</translation>
    </message>
    <message>
        <source>Take out of the layer below</source>
        <translation>从下方图层中减去</translation>
    </message>
    <message>
        <source>Keep what both have</source>
        <translation>保留两者共有部分</translation>
    </message>
    <message>
        <source>Add key to %1</source>
        <translation>为%1添加关键帧</translation>
    </message>
    <message>
        <source>Delete key of %1</source>
        <translation>删除%1的关键帧</translation>
    </message>
    <message>
        <source>Change key of %1</source>
        <translation>更改%1的关键帧</translation>
    </message>
    <message>
        <source>Move key of %1</source>
        <translation>移动%1的关键帧</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>移动%1</translation>
    </message>
    <message>
        <source>Nudge %1</source>
        <translation>微移%1</translation>
    </message>
    <message>
        <source>Trim %1</source>
        <translation>修剪%1</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除%1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示%1</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>隐藏%1</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>剪切%1</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制%1</translation>
    </message>
    <message>
        <source>Freeze %1</source>
        <translation>固定%1</translation>
    </message>
    <message>
        <source>Eye of %1</source>
        <translation>%1的可见性</translation>
    </message>
    <message>
        <source>Turn round %1</source>
        <translation>翻转%1的作用</translation>
    </message>
    <message>
        <source>Lock of %1</source>
        <translation>锁定%1</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>重命名%1</translation>
    </message>
    <message>
        <source>Order of %1</source>
        <translation>%1的次序</translation>
    </message>
    <message>
        <source>Outside of %1</source>
        <translation>%1的外部</translation>
    </message>
    <message>
        <source>Other steps of %1</source>
        <translation>%1的其他步</translation>
    </message>
    <message>
        <source>%1 alone</source>
        <translation>仅%1</translation>
    </message>
    <message>
        <source>Grow %1</source>
        <translation>扩大%1</translation>
    </message>
    <message>
        <source>Shrink %1</source>
        <translation>缩小%1</translation>
    </message>
    <message>
        <source>Steps of %1</source>
        <translation>%1的步</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2的%1</translation>
    </message>
    <message>
        <source>Seed of %1</source>
        <translation>%1的种子</translation>
    </message>
    <message>
        <source>%1 stroke</source>
        <translation>%1笔划</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1副本</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1及另外 %2 项</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>物体</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Hide token</source>
        <translation>隐藏词元</translation>
    </message>
    <message>
        <source>Show token</source>
        <translation>显示词元</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其余全部</translation>
    </message>
    <message>
        <source>The fall</source>
        <translation>下落</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>后续部分</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1和%2</translation>
    </message>
    <message>
        <source>The probe was fitted on another grid of tokens. Fit it on this clip.</source>
        <translation>探针是在另一词元网格上拟合的。请在此片段上拟合。</translation>
    </message>
    <message>
        <source>The hidden share goes from 0 or more to 1 or less.</source>
        <translation>隐藏比例的范围是 0（含）以上到 1（含）以下。</translation>
    </message>
    <message>
        <source>A strength goes from 0 to 1.</source>
        <translation>强度的范围是 0 到 1。</translation>
    </message>
    <message>
        <source>Cross-validation needs at least 2 folds.</source>
        <translation>交叉验证至少需要 2 折。</translation>
    </message>
    <message>
        <source>The generator&apos;s %1 &quot;%2&quot; is not a number.</source>
        <translation>生成器的 %1“%2”不是数值。</translation>
    </message>
    <message>
        <source>The generator&apos;s seed must be a whole number from 0 to 18446744073709551615, not &quot;%1&quot;.</source>
        <translation>生成器的种子必须是 0 到 18446744073709551615 的整数，不能为“%1”。</translation>
    </message>
    <message>
        <source>The generator&apos;s %1 must be a whole number from %2 to %3.</source>
        <translation>生成器的 %1 必须是 %2 到 %3 的整数。</translation>
    </message>
    <message>
        <source>The generator&apos;s %1 must be a number from %2 to %3.</source>
        <translation>生成器的 %1 必须是 %2 到 %3 的数。</translation>
    </message>
    <message>
        <source>The generator %1 has no parameter &quot;%2&quot;.</source>
        <translation>生成器 %1 没有参数“%2”。</translation>
    </message>
    <message>
        <source>It takes %1.</source>
        <translation>它的参数有 %1。</translation>
    </message>
    <message>
        <source>There is no mask generator &quot;%1&quot;.</source>
        <translation>没有掩码生成器“%1”。</translation>
    </message>
    <message>
        <source>Use one of: %1.</source>
        <translation>请使用以下之一：%1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no parameter of a generator.</source>
        <translation>“%1”不是生成器的参数。</translation>
    </message>
    <message>
        <source>Write it as seed=3 or ratio=0.5.</source>
        <translation>请写成 seed=3 或 ratio=0.5。</translation>
    </message>
    <message>
        <source>The generator&apos;s %1 is given twice.</source>
        <translation>生成器的 %1 给出了两次。</translation>
    </message>
    <message>
        <source>There may be 2 to %1 clusters, not %2.</source>
        <translation>聚类数可为 2 到 %1，不能为 %2。</translation>
    </message>
    <message>
        <source>Each change has 1 to %1 strengths.</source>
        <translation>每种变化有 1 到 %1 个强度。</translation>
    </message>
    <message>
        <source>A curve has 1 to %1 runs: points times seeds.</source>
        <translation>一条曲线有 1 到 %1 次运行：点数乘以种子数。</translation>
    </message>
    <message>
        <source>At a share of %1 this family hides every token. End the curve sooner.</source>
        <translation>在比例 %1 处，此类掩码会隐藏所有词元。请让曲线更早结束。</translation>
    </message>
    <message>
        <source>Give 1 to %1 context lengths, in frames.</source>
        <translation>请给出 1 到 %1 个上下文长度，以帧计。</translation>
    </message>
    <message>
        <source>There is no scene &quot;%1&quot;.</source>
        <translation>没有场景“%1”。</translation>
    </message>
    <message>
        <source>Scenes are: %1.</source>
        <translation>场景有：%1。</translation>
    </message>
    <message>
        <source>There is no violation &quot;%1&quot;.</source>
        <translation>没有错误种类“%1”。</translation>
    </message>
    <message>
        <source>Violations are: %1.</source>
        <translation>错误种类有：%1。</translation>
    </message>
    <message>
        <source>A scene has no &quot;%1&quot;.</source>
        <translation>场景没有“%1”。</translation>
    </message>
    <message>
        <source>Seeds go from the smaller to the larger, at most %1 of them.</source>
        <translation>种子从小到大，最多 %1 个。</translation>
    </message>
    <message>
        <source>Give the axis &quot;%1&quot; values, such as 0.1, 0.3, 0.5 or 1..20.</source>
        <translation>请为轴“%1”给出取值，例如 0.1、0.3、0.5 或 1..20。</translation>
    </message>
    <message>
        <source>A probe of %1 clips would take %2 of memory, and at most %3 are used. Take fewer clips, or fewer frames of each.</source>
        <translation>%1 个片段的探针将占用 %2 内存，而最多使用 %3。请减少片段，或减少每个片段的帧数。</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>The stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>A context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>adjusted</source>
        <translation>已调整</translation>
    </message>
    <message>
        <source>%1: it declares other things than a session of Lacuna does. Open a copy that Lacuna saved.</source>
        <translation>%1：其中的定义与 Lacuna 会话不符。请打开由 Lacuna 保存的副本。</translation>
    </message>
    <message>
        <source>%1: it was saved by a newer Lacuna (version %2 of the format, this program reads up to %3). Open it there, or install a newer Lacuna.</source>
        <translation>%1：它由更新版本的 Lacuna 保存（格式版本 %2，本程序最高读到 %3）。请在那里打开，或安装更新的 Lacuna。</translation>
    </message>
    <message>
        <source>%1: the journal beside it names another file. Move the file ending in -journal away.</source>
        <translation>%1：旁边的日志指向另一个文件。请移走以 -journal 结尾的文件。</translation>
    </message>
    <message>
        <source>%1: this is a database, but no session of Lacuna.</source>
        <translation>%1：这是数据库，但不是 Lacuna 会话。</translation>
    </message>
    <message>
        <source>A run of the session has an unknown rule of coverage.</source>
        <translation>会话中的一次运行使用了未知的覆盖规则。</translation>
    </message>
    <message>
        <source>How far this model&apos;s true tokens spread was not saved with the run. Predict it again to compare it.</source>
        <translation>此模型真实词元的离散度没有随运行保存。请重新预测后再比较。</translation>
    </message>
    <message>
        <source>Reading files to know them again</source>
        <translation>正在读取文件以便日后辨认</translation>
    </message>
    <message>
        <source>The file cannot be opened to know it again.</source>
        <translation>无法打开文件以便日后辨认。</translation>
    </message>
    <message>
        <source>The file cannot be read to its end.</source>
        <translation>文件无法读到末尾。</translation>
    </message>
    <message>
        <source>The session&apos;s &quot;%1&quot; %2.</source>
        <translation>会话的“%1”%2。</translation>
    </message>
    <message>
        <source>There is a file of this name that is no session of Lacuna; it was left as it is. Choose another name.</source>
        <translation>已有一个同名文件，但不是 Lacuna 会话；它保持原样。请换一个名称。</translation>
    </message>
    <message>
        <source>There is no such session. It may have been moved or renamed.</source>
        <translation>没有这个会话。它可能已被移动或重命名。</translation>
    </message>
    <message>
        <source>This folder cannot be made: %1. Nothing was copied.</source>
        <translation>无法创建此文件夹：%1。没有复制任何内容。</translation>
    </message>
    <message>
        <source>This is no regular file, so no session.</source>
        <translation>这不是普通文件，因此不是会话。</translation>
    </message>
    <message>
        <source>This is no tour: it %1.</source>
        <translation>这不是导览：它%1。</translation>
    </message>
    <message>
        <source>This tour is over 1 MB. Leave out what is not text.</source>
        <translation>此导览超过 1 MB。请去掉文字以外的内容。</translation>
    </message>
    <message>
        <source>This tour would be over 1 MB, mostly by its painted masks. Begin another one.</source>
        <translation>此导览将超过 1 MB，主要由于其中涂画的掩码。请另开一个。</translation>
    </message>
    <message>
        <source>Follow ball</source>
        <translation>跟随球</translation>
    </message>
    <message>
        <source>The second half</source>
        <translation>后半段</translation>
    </message>
    <message>
        <source>A side file for recovery is held by another program.</source>
        <translation>用于恢复的附属文件正被另一个程序占用。</translation>
    </message>
    <message>
        <source>This file has an encoder but no predictor. Features and attention work; prediction does not.</source>
        <translation>此文件有编码器但没有预测器。特征和注意力可用；预测不可用。</translation>
    </message>
    <message>
        <source>The weights of this model take %1 GB, and %2 GB of memory are free. Close other programs, or open a smaller checkpoint.</source>
        <translation>该模型的权重占 %1 GB，而可用内存为 %2 GB。请关闭其他程序，或打开更小的检查点。</translation>
    </message>
    <message>
        <source>This is a session of Lacuna, not a clip. Open it with lacuna FILE; lacuna info FILE tells which clip it is of.</source>
        <translation>这是 Lacuna 的会话，不是片段。用 lacuna FILE 打开它；lacuna info FILE 会说明它用的是哪个片段。</translation>
    </message>
    <message>
        <source>This file is a database, as Lacuna&apos;s sessions are, not a checkpoint. A session is opened with lacuna FILE.</source>
        <translation>此文件是数据库（Lacuna 的会话也是），不是检查点。用 lacuna FILE 打开会话。</translation>
    </message>
    <message>
        <source>The session cannot be read.</source>
        <translation>无法读取会话。</translation>
    </message>
    <message>
        <source>The session cannot be saved.</source>
        <translation>无法保存会话。</translation>
    </message>
    <message>
        <source>%1, mean over the %2 tokens hidden in both: %3 in A, %4 in B.</source>
        <translation>%1，在两者都隐藏的 %2 个词元上的均值：A 为 %3，B 为 %4。</translation>
    </message>
    <message>
        <source>%1, mean over the 1 token hidden in both: %2 in A, %3 in B.</source>
        <translation>%1，在两者都隐藏的 1 个词元上的均值：A 为 %2，B 为 %3。</translation>
    </message>
    <message>
        <source>A&apos;s mean is lower, by %1 of B&apos;s.</source>
        <translation>A 的均值更低，相差 B 的 %1。</translation>
    </message>
    <message>
        <source>A&apos;s mean is lower.</source>
        <translation>A 的均值更低。</translation>
    </message>
    <message>
        <source>A has the lower value on %1 of these tokens.</source>
        <translation>在这些词元的 %1 上 A 的值更低。</translation>
    </message>
    <message>
        <source>A&apos;s mean is higher, by %1 of B&apos;s.</source>
        <translation>A 的均值更高，相差 B 的 %1。</translation>
    </message>
    <message>
        <source>A&apos;s mean is higher.</source>
        <translation>A 的均值更高。</translation>
    </message>
    <message>
        <source>A has the higher value on %1 of these tokens.</source>
        <translation>在这些词元的 %1 上 A 的值更高。</translation>
    </message>
    <message>
        <source>B&apos;s mean is lower, by %1 of A&apos;s.</source>
        <translation>B 的均值更低，相差 A 的 %1。</translation>
    </message>
    <message>
        <source>B&apos;s mean is lower.</source>
        <translation>B 的均值更低。</translation>
    </message>
    <message>
        <source>B has the lower value on %1 of these tokens.</source>
        <translation>在这些词元的 %1 上 B 的值更低。</translation>
    </message>
    <message>
        <source>B&apos;s mean is higher, by %1 of A&apos;s.</source>
        <translation>B 的均值更高，相差 A 的 %1。</translation>
    </message>
    <message>
        <source>B&apos;s mean is higher.</source>
        <translation>B 的均值更高。</translation>
    </message>
    <message>
        <source>B has the higher value on %1 of these tokens.</source>
        <translation>在这些词元的 %1 上 B 的值更高。</translation>
    </message>
    <message>
        <source>The means are the same.</source>
        <translation>均值相同。</translation>
    </message>
    <message>
        <source>All %1 tokens hidden in both have the same value in A and B.</source>
        <translation>两者都隐藏的全部 %1 个词元在 A 和 B 中值相同。</translation>
    </message>
    <message>
        <source>The 1 token hidden in both has the same value in A and B.</source>
        <translation>两者都隐藏的 1 个词元在 A 和 B 中值相同。</translation>
    </message>
    <message>
        <source>Tokens of the clip</source>
        <translation>片段的词元数</translation>
    </message>
    <message>
        <source>Hidden tokens</source>
        <translation>隐藏的词元</translation>
    </message>
    <message>
        <source>Visible tokens</source>
        <translation>可见的词元</translation>
    </message>
    <message>
        <source>Share of the tokens that is hidden</source>
        <translation>隐藏词元的比例</translation>
    </message>
    <message>
        <source>Steps of the model in the window</source>
        <translation>窗口中模型的步数</translation>
    </message>
    <message>
        <source>Rows of tokens in a frame</source>
        <translation>每帧的词元行数</translation>
    </message>
    <message>
        <source>Columns of tokens in a frame</source>
        <translation>每帧的词元列数</translation>
    </message>
    <message>
        <source>Frames in a step</source>
        <translation>每步的帧数</translation>
    </message>
    <message>
        <source>Side of a token in pixels of the model&apos;s picture</source>
        <translation>词元的边长（模型画面的像素）</translation>
    </message>
    <message>
        <source>Numbers in a latent</source>
        <translation>一个隐向量中的数字个数</translation>
    </message>
    <message>
        <source>Mean error over the hidden tokens</source>
        <translation>隐藏词元的平均误差</translation>
    </message>
    <message>
        <source>Error of the best simple guess</source>
        <translation>最佳简单猜测的误差</translation>
    </message>
    <message>
        <source>Mean error over that of the best simple guess</source>
        <translation>平均误差与最佳简单猜测误差之比</translation>
    </message>
    <message>
        <source>How much smaller the error is than that of the best simple guess</source>
        <translation>误差比最佳简单猜测小多少</translation>
    </message>
    <message>
        <source>Mean error of B</source>
        <translation>B 的平均误差</translation>
    </message>
    <message>
        <source>Error of the best simple guess on B</source>
        <translation>最佳简单猜测在 B 上的误差</translation>
    </message>
    <message>
        <source>Mean error of B over that of its best simple guess</source>
        <translation>B 的平均误差与其最佳简单猜测误差之比</translation>
    </message>
    <message>
        <source>Share of the tokens that is hidden in B</source>
        <translation>B 中隐藏词元的比例</translation>
    </message>
    <message>
        <source>Mean error of B over that of A</source>
        <translation>B 与 A 的平均误差之比</translation>
    </message>
    <message>
        <source>Error of A in the circle</source>
        <translation>圆圈内 A 的误差</translation>
    </message>
    <message>
        <source>Error of B in the circle</source>
        <translation>圆圈内 B 的误差</translation>
    </message>
    <message>
        <source>Error of B in the circle over that of A</source>
        <translation>圆圈内 B 与 A 的误差之比</translation>
    </message>
    <message>
        <source>Hidden tokens in the circle</source>
        <translation>圆圈内的隐藏词元</translation>
    </message>
    <message>
        <source>Surprise of A at the step&apos;s time</source>
        <translation>该时刻 A 的意外度</translation>
    </message>
    <message>
        <source>Surprise of B at the step&apos;s time</source>
        <translation>该时刻 B 的意外度</translation>
    </message>
    <message>
        <source>Surprise of B over that of A</source>
        <translation>B 与 A 的意外度之比</translation>
    </message>
    <message>
        <source>How many times as far copied pixels are off in B as in A</source>
        <translation>复制像素的偏差，B 是 A 的多少倍</translation>
    </message>
    <message>
        <source>Share of the variance in the three axes of the latent space</source>
        <translation>隐空间三个轴所占的方差比例</translation>
    </message>
    <message>
        <source>Share of the shown head&apos;s attention on visible tokens</source>
        <translation>所示注意力头对可见词元的注意力比例</translation>
    </message>
    <message>
        <source>Share on the token&apos;s own place at other times</source>
        <translation>对该词元自身位置在其他时刻的比例</translation>
    </message>
    <message>
        <source>How far noise moves latents, for as much as it moves pixels</source>
        <translation>像素移动同样多时，噪声使隐向量移动多远</translation>
    </message>
    <message>
        <source>How far more brightness moves latents, for as much as it moves pixels</source>
        <translation>像素移动同样多时，变亮使隐向量移动多远</translation>
    </message>
    <message>
        <source>How far grain that flickers moves latents, for as much as it moves pixels</source>
        <translation>像素移动同样多时，闪烁的颗粒使隐向量移动多远</translation>
    </message>
    <message>
        <source>Error of the picked token</source>
        <translation>所选词元的误差</translation>
    </message>
    <message>
        <source>There is no view of this name.</source>
        <translation>没有这个名称的视图。</translation>
    </message>
    <message>
        <source>A figure is saved as .png, .svg or .pdf.</source>
        <translation>图表保存为 .png、.svg 或 .pdf。</translation>
    </message>
    <message>
        <source>A picture of %1 x %2 pixels cannot be drawn here. Ask for a smaller one.</source>
        <translation>这里无法绘制 %1 x %2 像素的图片。请选择更小的尺寸。</translation>
    </message>
    <message>
        <source>The view was closed before it was drawn.</source>
        <translation>视图在绘制之前被关闭。</translation>
    </message>
    <message>
        <source>The view was not complete after %1 s, so nothing was drawn. Is this machine very busy? Try again when it is not.</source>
        <translation>%1 秒后视图仍不完整，因此没有绘制任何内容。这台机器是否很忙？请等它空闲后再试。</translation>
    </message>
    <message>
        <source>The clip changed while its video was made. Nothing was written.</source>
        <translation>制作视频期间片段有变动。没有写入任何内容。</translation>
    </message>
    <message>
        <source>Waiting for the views</source>
        <translation>正在等待视图就绪</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>正在写入文件</translation>
    </message>
    <message>
        <source>Drawing the pictures of the page</source>
        <translation>正在绘制页面中的图片</translation>
    </message>
    <message>
        <source>The view was put out of sight before it was drawn. Save it again, and leave the workspace as it is until it is saved.</source>
        <translation>视图在绘制之前被移出了画面。请重新保存，并在保存完成前保持工作区不变。</translation>
    </message>
    <message>
        <source>The colours of the window changed before the figure was drawn. Save it again, and leave them as they are until it is saved.</source>
        <translation>窗口的配色在绘制图之前改变了。请重新保存，并在保存完成前保持配色不变。</translation>
    </message>
    <message>
        <source>Drawing the pictures</source>
        <translation>正在绘制图片</translation>
    </message>
    <message>
        <source>The cache cannot be emptied. Look at whom the folder belongs to.</source>
        <translation>无法清空缓存。请查看该文件夹属于谁。</translation>
    </message>
    <message>
        <source>The disk did not take the file: %1. Save it elsewhere.</source>
        <translation>磁盘未能写入该文件：%1。请保存到其他位置。</translation>
    </message>
    <message>
        <source>The file is in place, and the disk did not confirm it: %1. Save it again, or elsewhere.</source>
        <translation>文件已就位，但磁盘未确认写入：%1。请重新保存，或保存到其他位置。</translation>
    </message>
    <message>
        <source>The mask is no json from line %1 on. Correct it there, or save the mask again.</source>
        <translation>从第 %1 行起，此掩码不是 JSON。请在该处更正，或重新保存掩码。</translation>
    </message>
    <message>
        <source>%1 has changed since this session was saved. The runs that were kept are of what it was.</source>
        <translation>自此会话保存以来，%1 已有变动。保留的运行属于变动之前的内容。</translation>
    </message>
    <message>
        <source>it is no json from line %1 on. Correct it there.</source>
        <translation>从第 %1 行起它不是 JSON。请在该处更正。</translation>
    </message>
    <message>
        <source>This is no tour: it is no json from line %1 on. Correct it there.</source>
        <translation>这不是导览：从第 %1 行起它不是 JSON。请在该处更正。</translation>
    </message>
    <message>
        <source>The colours of the window changed while its video was made. Nothing was written. Save it again, and leave them as they are until it is saved.</source>
        <translation>制作视频时窗口的配色发生了变化，未写入任何内容。请重新保存，并在保存完成前保持配色不变。</translation>
    </message>
    <message>
        <source>The run on show is not of the clip, model and mask as they are now. Predict again, then save it.</source>
        <translation>当前显示的运行与现在的片段、模型和掩码不一致。请重新预测后再保存。</translation>
    </message>
    <message>
        <source>It came out as another run than the one that was kept, as when the GPU has too little memory and the CPU takes over.</source>
        <translation>得到的运行与保留的那个不同，例如 GPU 内存不足而改由 CPU 计算时。</translation>
    </message>
    <message>
        <source>This is another checkpoint than the finished runs of the sweep were made with. Put that one in its place, or take another folder.</source>
        <translation>这不是此扫描中已完成的运行所用的检查点。请把原来的检查点放回原处，或另选一个文件夹。</translation>
    </message>
    <message>
        <source>The file is empty, so there is no session in it. Open an earlier copy of it.</source>
        <translation>此文件是空的，其中没有会话。请打开它较早的副本。</translation>
    </message>
    <message>
        <source>The session cannot be opened. Make sure that you may read this file.</source>
        <translation>无法打开会话。请确认您有读取此文件的权限。</translation>
    </message>
    <message>
        <source>This file is no session of Lacuna, or its beginning is damaged. Open another file, or an earlier copy of it.</source>
        <translation>此文件不是 Lacuna 的会话，或其开头已损坏。请打开另一个文件，或它较早的副本。</translation>
    </message>
    <message>
        <source>The session is cut short: %1 of %2 bytes are there. Copy it here again, or open an earlier copy of it.</source>
        <translation>会话不完整：%2 字节中只有 %1 字节。请重新复制，或打开它较早的副本。</translation>
    </message>
    <message>
        <source>The session is damaged and cannot be read. Open an earlier copy of it.</source>
        <translation>会话已损坏，无法读取。请打开它较早的副本。</translation>
    </message>
    <message>
        <source>Another program is saving this session. Open it again in a moment.</source>
        <translation>另一个程序正在保存此会话。请稍后再打开。</translation>
    </message>
    <message>
        <source>This is another clip than the finished runs of the sweep were made with. Put that one in its place, or take another folder.</source>
        <translation>这个片段与此扫描中已完成的运行所用的不同。请换回原来的片段，或另选一个文件夹。</translation>
    </message>
    <message>
        <source>A part of the sweep was made with another checkpoint or clip than its other runs. Move that part away, or take another folder.</source>
        <translation>此扫描有一部分所用的检查点或片段与其他运行不同。请移走这一部分，或另选一个文件夹。</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>您是想用 %1 吗？</translation>
    </message>
    <message>
        <source>The checkpoint that the finished runs were made with is not there, nor beside it under another name. Its hash is %1. Put it back.</source>
        <translation>已完成的运行所用的检查点不在那里，旁边也没有改了名的同一文件。其哈希为 %1。请把它放回原处。</translation>
    </message>
    <message>
        <source>This view has nothing to draw: no clip is open. Open one.</source>
        <translation>此视图没有可绘制的内容：没有打开片段。请打开一个。</translation>
    </message>
    <message>
        <source>This view has nothing to draw: nothing is hidden. Hide something first; lacuna render takes --mask.</source>
        <translation>此视图没有可绘制的内容：没有隐藏任何内容。请先隐藏一些；lacuna render 可用 --mask。</translation>
    </message>
    <message>
        <source>This view has nothing to draw yet. It says in the window what it needs.</source>
        <translation>此视图还没有可绘制的内容。窗口中写明它需要什么。</translation>
    </message>
</context>
<context>
    <name>DemoScenes</name>
    <message>
        <source>Behind the card</source>
        <translation>卡片之后</translation>
    </message>
    <message>
        <source>A ball rolls behind a card. It is hidden while and after it passes.</source>
        <translation>一个球滚到卡片之后。它经过时及之后的部分被隐藏。</translation>
    </message>
    <message>
        <source>The ball is gone</source>
        <translation>球不见了</translation>
    </message>
    <message>
        <source>The same ball does not come out again. Hidden is where it should be.</source>
        <translation>同一个球没有再出来。它本该在的地方被隐藏。</translation>
    </message>
    <message>
        <source>Just a throw</source>
        <translation>只是一抛</translation>
    </message>
    <message>
        <source>A ball is thrown up; its fall is hidden.</source>
        <translation>球被抛起；它的下落被隐藏。</translation>
    </message>
    <message>
        <source>Bouncing balls</source>
        <translation>弹跳的球</translation>
    </message>
    <message>
        <source>Balls bounce and collide; the second half is hidden.</source>
        <translation>几个球弹跳碰撞；后半段被隐藏。</translation>
    </message>
    <message>
        <source>Round a corner</source>
        <translation>转角之后</translation>
    </message>
    <message>
        <source>A thing peeks out and goes back; the second half is hidden.</source>
        <translation>有东西探出头又缩回去；后半段被隐藏。</translation>
    </message>
    <message>
        <source>Several at once</source>
        <translation>多个物体</translation>
    </message>
    <message>
        <source>Things cross; the second half is hidden.</source>
        <translation>物体交错而过；后半段被隐藏。</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>You have no permission for this.</source>
        <translation>没有权限。</translation>
    </message>
    <message>
        <source>The disk can only be read.</source>
        <translation>磁盘是只读的。</translation>
    </message>
    <message>
        <source>The file can only be read.</source>
        <translation>文件是只读的。</translation>
    </message>
    <message>
        <source>It is not there.</source>
        <translation>它不在那里。</translation>
    </message>
    <message>
        <source>A part of its path is no folder.</source>
        <translation>路径中有一部分不是文件夹。</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>这是一个文件夹。</translation>
    </message>
    <message>
        <source>Another program uses it.</source>
        <translation>另一个程序正在使用它。</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>文件已损坏。</translation>
    </message>
    <message>
        <source>The file is damaged, or of another kind.</source>
        <translation>文件已损坏，或属于其他类型。</translation>
    </message>
</context>
<context>
    <name>FigureCaption</name>
    <message numerus="yes">
        <source>The model sees all %n frame(s)</source>
        <translation>
            <numerusform>模型看到全部 %n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>The model sees frames %1–%2 of %3</source>
        <translation>模型看到第 %1–%2 帧，共 %3 帧</translation>
    </message>
    <message>
        <source>The model sees %1 of the frames %2–%3 of %4</source>
        <translation>模型看到第 %2–%3 帧中的 %1 帧，共 %4 帧</translation>
    </message>
    <message>
        <source>At frame %1 of the clip</source>
        <translation>片段的第 %1 帧</translation>
    </message>
    <message>
        <source>At step %1 of %2, frame %3 of the clip</source>
        <translation>第 %1 步，共 %2 步，片段的第 %3 帧</translation>
    </message>
    <message>
        <source>Nothing is hidden</source>
        <translation>没有隐藏任何内容</translation>
    </message>
    <message>
        <source>Mask: %1, %2 of %3 tokens hidden</source>
        <translation>掩码：%1，隐藏 %3 个词元中的 %2 个</translation>
    </message>
    <message>
        <source>Clip: %1</source>
        <translation>片段：%1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Metric: %1</source>
        <translation>度量：%1</translation>
    </message>
    <message>
        <source>The prediction is of before the last change</source>
        <translation>预测是最后一次更改之前的</translation>
    </message>
    <message>
        <source>Variance along each axis in turn: %1</source>
        <translation>各轴依次的方差：%1</translation>
    </message>
    <message>
        <source>A: run %1, %2</source>
        <translation>A：运行 %1，%2</translation>
    </message>
    <message>
        <source>B: run %1, %2</source>
        <translation>B：运行 %1，%2</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>结论：%1</translation>
    </message>
    <message>
        <source>Bright: the selected tokens</source>
        <translation>明亮：所选词元</translation>
    </message>
    <message>
        <source>All steps are bright</source>
        <translation>所有步都明亮</translation>
    </message>
    <message>
        <source>Step %1 alone</source>
        <translation>仅第 %1 步</translation>
    </message>
    <message>
        <source>Bright: step %1, with those before it</source>
        <translation>明亮：第 %1 步，以及之前的步</translation>
    </message>
    <message>
        <source>Bright: step %1</source>
        <translation>明亮：第 %1 步</translation>
    </message>
    <message>
        <source>Attention of: %1</source>
        <translation>注意力的词元：%1</translation>
    </message>
</context>
<context>
    <name>HandledKeys</name>
    <message>
        <source>On the clip</source>
        <translation>在片段上</translation>
    </message>
    <message>
        <source>Move the token cursor, or the chosen shape</source>
        <translation>移动词元光标或选中的形状</translation>
    </message>
    <message>
        <source>Pick the token under the cursor</source>
        <translation>选取光标处的词元</translation>
    </message>
    <message>
        <source>Add the token to the selection</source>
        <translation>将词元加入选择</translation>
    </message>
    <message>
        <source>Hide the picked token</source>
        <translation>隐藏选取的词元</translation>
    </message>
    <message>
        <source>Show the picked token, or delete the chosen shape</source>
        <translation>显示选取的词元，或删除选中的形状</translation>
    </message>
    <message>
        <source>Take back the last corner of a lasso or polygon</source>
        <translation>撤回套索或多边形的最后一个点</translation>
    </message>
    <message>
        <source>Fit the frame</source>
        <translation>适应画面</translation>
    </message>
    <message>
        <source>Overlays on and off</source>
        <translation>开关叠加层</translation>
    </message>
    <message>
        <source>Cancel the stroke or drag, then let go of the token</source>
        <translation>取消笔画或拖动，然后放开词元</translation>
    </message>
    <message>
        <source>On the timeline</source>
        <translation>在时间线上</translation>
    </message>
    <message>
        <source>Previous, next step</source>
        <translation>上一步，下一步</translation>
    </message>
    <message>
        <source>Previous, next frame</source>
        <translation>上一帧，下一帧</translation>
    </message>
    <message>
        <source>Previous, next peak of surprise</source>
        <translation>上一个、下一个意外峰值</translation>
    </message>
    <message>
        <source>First, last frame</source>
        <translation>第一帧，最后一帧</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Delete the chosen key</source>
        <translation>删除选中的关键帧</translation>
    </message>
    <message>
        <source>Cancel the drag of a key or lane</source>
        <translation>取消关键帧或轨道的拖动</translation>
    </message>
    <message>
        <source>In 3D</source>
        <translation>在三维视图中</translation>
    </message>
    <message>
        <source>Frame what is picked</source>
        <translation>让选取的内容居中</translation>
    </message>
    <message>
        <source>Reset the view</source>
        <translation>重置视图</translation>
    </message>
    <message>
        <source>Look along an axis</source>
        <translation>沿坐标轴观察</translation>
    </message>
    <message>
        <source>Let go of what is picked</source>
        <translation>放开选取的内容</translation>
    </message>
    <message>
        <source>In the list of runs</source>
        <translation>在运行列表中</translation>
    </message>
    <message>
        <source>Choose a run</source>
        <translation>选择一次运行</translation>
    </message>
    <message>
        <source>Use the run as A, as B</source>
        <translation>将运行用作 A、用作 B</translation>
    </message>
    <message>
        <source>Star the run</source>
        <translation>给运行加星标</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Delete the run</source>
        <translation>删除运行</translation>
    </message>
    <message>
        <source>In a tour</source>
        <translation>在导览中</translation>
    </message>
    <message>
        <source>Next step of the tour</source>
        <translation>导览的下一步</translation>
    </message>
    <message>
        <source>Step before</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光</translation>
    </message>
    <message>
        <source>Draw on the picture</source>
        <translation>在画面上绘制</translation>
    </message>
    <message>
        <source>Wipe what is drawn</source>
        <translation>擦除所绘内容</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Hide the text</source>
        <translation>隐藏文字</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>离开导览</translation>
    </message>
</context>
<context>
    <name>HeadTable</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Entropy of the shares, bits: 0 for one token alone</source>
        <translation>份额的熵（比特）：只有一个词元时为 0</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Share on visible tokens</source>
        <translation>落在可见词元上的份额</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Mean distance within the frame, cells</source>
        <translation>画面内的平均距离（单元格）</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Mean distance in time, steps</source>
        <translation>时间上的平均距离（步）</translation>
    </message>
    <message>
        <source>Same step</source>
        <translation>同一步</translation>
    </message>
    <message>
        <source>Share of attention in the query&apos;s own step</source>
        <translation>注意力落在查询自身所在步的份额</translation>
    </message>
    <message>
        <source>Itself</source>
        <translation>自身</translation>
    </message>
    <message>
        <source>Share on the query&apos;s own token</source>
        <translation>落在查询自身词元上的份额</translation>
    </message>
    <message>
        <source>Nearby</source>
        <translation>邻近</translation>
    </message>
    <message>
        <source>Share within 2 cells, in the query&apos;s own step</source>
        <translation>落在查询所在步 2 个单元格以内的份额</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Share on the same cell in other steps</source>
        <translation>落在其他步同一单元格上的份额</translation>
    </message>
    <message>
        <source>Spread, bits</source>
        <translation>分散度（比特）</translation>
    </message>
</context>
<context>
    <name>LatentHud</name>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>True / predicted</source>
        <translation>真实 / 预测</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Feature colour</source>
        <translation>特征颜色</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>This step bright</source>
        <translation>突出这一步</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>所有步</translation>
    </message>
    <message>
        <source>Only this step</source>
        <translation>仅这一步</translation>
    </message>
    <message>
        <source>Up to this step</source>
        <translation>到这一步为止</translation>
    </message>
    <message>
        <source>Point size</source>
        <translation>点的大小</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>by error</source>
        <translation>按误差</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>picked token</source>
        <translation>所选词元</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>轴</translation>
    </message>
    <message>
        <source>PCA, 3 axes</source>
        <translation>PCA，3 个轴</translation>
    </message>
    <message>
        <source>PCA, 2 axes</source>
        <translation>PCA，2 个轴</translation>
    </message>
    <message>
        <source>UMAP, 3 axes</source>
        <translation>UMAP，3 个轴</translation>
    </message>
    <message>
        <source>UMAP, 2 axes</source>
        <translation>UMAP，2 个轴</translation>
    </message>
    <message>
        <source>t-SNE, 3 axes</source>
        <translation>t-SNE，3 个轴</translation>
    </message>
    <message>
        <source>t-SNE, 2 axes</source>
        <translation>t-SNE，2 个轴</translation>
    </message>
    <message>
        <source>Error, time, rest</source>
        <translation>误差、时间、其余</translation>
    </message>
    <message>
        <source>Error, time</source>
        <translation>误差、时间</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Settings...</source>
        <translation>设置...</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>就此停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Go on fitting</source>
        <translation>继续拟合</translation>
    </message>
    <message>
        <source>1 error, 2 time, 3 rest. Errors foretold: R2 %1</source>
        <translation>1 误差，2 时间，3 其余。误差可预知程度：R2 %1</translation>
    </message>
    <message>
        <source>Trust %1, continuity %2</source>
        <translation>可信度 %1，连续性 %2</translation>
    </message>
    <message>
        <source>Neighbours %1 (chance %2)</source>
        <translation>近邻 %1（随机 %2）</translation>
    </message>
    <message>
        <source>Distances %1</source>
        <translation>距离 %1</translation>
    </message>
    <message>
        <source>%1 axes: %2 = %3 %</source>
        <translation>%1 个轴：%2 = %3 %</translation>
    </message>
    <message>
        <source>True</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Seen alone</source>
        <translation>单独可见</translation>
    </message>
    <message>
        <source>3 features as red, green, blue</source>
        <translation>3 个特征作为红、绿、蓝</translation>
    </message>
    <message>
        <source>No clusters: set a number in Settings</source>
        <translation>没有聚类：请在设置中指定数目</translation>
    </message>
    <message>
        <source>No labels: select tokens and name them</source>
        <translation>没有标签：请选择词元并命名</translation>
    </message>
    <message>
        <source>One clip</source>
        <translation>一个片段</translation>
    </message>
    <message>
        <source>No table is read</source>
        <translation>尚未读取表格</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>%1 selected · </source>
        <translation>已选 %1 · </translation>
    </message>
    <message>
        <source>%1 pts · %2 ms</source>
        <translation>%1 点 · %2 ms</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步 %1</translation>
    </message>
    <message>
        <source>Error, cosine</source>
        <translation>误差，余弦</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>The colours go from percentile %1 to percentile %2 of the hidden tokens; values beyond have the colour of that end.</source>
        <translation>颜色从被隐藏词元的第 %1 百分位到第 %2 百分位；超出的值取该端的颜色。</translation>
    </message>
</context>
<context>
    <name>MaskSpaceHud</name>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步 %1</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Hidden or not</source>
        <translation>是否隐藏</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Cut at</source>
        <translation>切分于</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>所有步</translation>
    </message>
    <message>
        <source>Up to the cut</source>
        <translation>切分之前</translation>
    </message>
    <message>
        <source>From the cut on</source>
        <translation>切分之后</translation>
    </message>
    <message>
        <source>Only this step</source>
        <translation>仅这一步</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>first and now</source>
        <translation>首帧与当前帧</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>PaletteModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 个</translation>
    </message>
</context>
<context>
    <name>PredictionFailure</name>
    <message>
        <source>The prediction failed</source>
        <translation>预测失败</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 holds more masks than are shown.</source>
        <translation>%1 中的掩码多于所显示的。</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Open %1 as the clip</source>
        <translation>将 %1 作为片段打开</translation>
    </message>
    <message>
        <source>Open %1 as the model</source>
        <translation>将 %1 作为模型打开</translation>
    </message>
    <message>
        <source>Add %1 to the mask</source>
        <translation>将 %1 加入掩码</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open clip</source>
        <translation>打开片段</translation>
    </message>
    <message>
        <source>Clips (%1)</source>
        <translation>片段 (%1)</translation>
    </message>
    <message>
        <source>Open checkpoint</source>
        <translation>打开检查点</translation>
    </message>
    <message>
        <source>Checkpoints (%1)</source>
        <translation>检查点 (%1)</translation>
    </message>
    <message>
        <source>Open probe</source>
        <translation>打开探针</translation>
    </message>
    <message>
        <source>Probes (%1)</source>
        <translation>探针 (%1)</translation>
    </message>
    <message>
        <source>Load mask</source>
        <translation>载入掩码</translation>
    </message>
    <message>
        <source>Masks (*.json *.npy *.png)</source>
        <translation>掩码 (*.json *.npy *.png)</translation>
    </message>
    <message>
        <source>Open table</source>
        <translation>打开表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Lacuna</source>
        <translation>Lacuna</translation>
    </message>
    <message>
        <source>Lacuna 0.1</source>
        <translation>Lacuna 0.1</translation>
    </message>
    <message>
        <source>Open a clip and a world model, hide part of the clip, and see how far the predicted latents are from the true ones. The model predicts features, not pixels.</source>
        <translation>打开片段和世界模型，隐藏片段的一部分，看看预测的隐向量与真实的相差多远。模型预测的是特征，不是像素。</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>首帧</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> / %1</translation>
    </message>
    <message>
        <source>Start at the playhead</source>
        <translation>从播放头开始</translation>
    </message>
    <message>
        <source>Start at the first frame</source>
        <translation>从第一帧开始</translation>
    </message>
    <message>
        <source>Frames the model sees</source>
        <translation>模型看到的帧数</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>每秒 %1 帧</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>画面尺寸</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>A token is hidden when</source>
        <translation>词元何时算隐藏</translation>
    </message>
    <message>
        <source>touched</source>
        <translation>被触及</translation>
    </message>
    <message>
        <source>half covered</source>
        <translation>覆盖一半</translation>
    </message>
    <message>
        <source>fully covered</source>
        <translation>完全覆盖</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在载入</translation>
    </message>
    <message>
        <source>Nothing hidden</source>
        <translation>没有隐藏</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n 个图层</numerusform>
        </translation>
    </message>
    <message>
        <source>This step</source>
        <translation>这一步</translation>
    </message>
    <message>
        <source>This step ± %1</source>
        <translation>这一步 ± %1</translation>
    </message>
    <message>
        <source>From here on</source>
        <translation>从这里起</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>所有步</translation>
    </message>
    <message>
        <source>%1 This time the model is computed on the CPU in fp32.</source>
        <translation>%1这次模型在 CPU 上以 fp32 计算。</translation>
    </message>
    <message>
        <source>Open folder of images</source>
        <translation>打开图片文件夹</translation>
    </message>
    <message>
        <source>Save this session?</source>
        <translation>要保存此会话吗？</translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation>要将更改保存到 %1 吗？</translation>
    </message>
    <message>
        <source>Masks, names and notes that were not saved are lost otherwise.</source>
        <translation>否则，未保存的掩码、名称和备注将丢失。</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>保存...</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Open the session %1</source>
        <translation>打开会话 %1</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Sessions (*.lacuna)</source>
        <translation>会话 (*.lacuna)</translation>
    </message>
    <message>
        <source>The language changes as soon as what is being made of this window is done.</source>
        <translation>正在用此窗口制作的内容完成后，将立即切换语言。</translation>
    </message>
    <message>
        <source>Close before all files are written?</source>
        <translation>在所有文件写完之前关闭吗？</translation>
    </message>
    <message>
        <source>What is still being exported is lost when Lacuna closes. The jobs (Ctrl+J) say how far it is.</source>
        <translation>关闭 Lacuna 会丢失仍在导出的内容。任务列表 (Ctrl+J) 显示其进度。</translation>
    </message>
    <message>
        <source>Cancel it and close</source>
        <translation>取消导出并关闭</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
</context>
<context>
    <name>TokenWords</name>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Row %1, column %2, step %3, %4</source>
        <translation>行 %1，列 %2，步 %3，%4</translation>
    </message>
    <message>
        <source>%1, error %2</source>
        <translation>%1，误差 %2</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>What a token is</source>
        <translation>什么是词元</translation>
    </message>
    <message>
        <source>How a model cuts a film into pieces that it can think with</source>
        <translation>模型如何把影片切成它能思考的小块</translation>
    </message>
    <message>
        <source>A film of a thrown ball</source>
        <translation>一段抛球的影片</translation>
    </message>
    <message>
        <source>This is what the model gets: a short drawn film. Play it once. You see a ball, a room and light. The model sees none of these words; it sees numbers, cut into pieces.</source>
        <translation>这就是模型得到的：一段短短的动画。播放一遍。您看到球、房间和光。模型并不知道这些词；它看到的是切成小块的数字。</translation>
    </message>
    <message>
        <source>Let the film run twice before you go on. Ask the room what they see, and write the words down: none of them is known to the model.</source>
        <translation>先让影片放两遍再继续。请大家说出看到了什么，并把词写下来：模型一个也不认识。</translation>
    </message>
    <message>
        <source>Play the film: press Space.</source>
        <translation>播放影片：按空格键。</translation>
    </message>
    <message>
        <source>The film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Cut into squares</source>
        <translation>切成方格</translation>
    </message>
    <message>
        <source>Each picture is cut into {rows} rows of {columns} squares. A square is {patch} pixels wide in the picture that the model gets. The grid is where the cuts are; nothing else is known of the picture.</source>
        <translation>每幅画面切成 {rows} 行 {columns} 列的方格。在模型得到的画面中，每个方格宽 {patch} 像素。网格就是切分之处；对画面别无所知。</translation>
    </message>
    <message>
        <source>The frames on screen are sharper than what the model gets: for it the whole picture is only 96 pixels wide.</source>
        <translation>屏幕上的帧比模型得到的更清晰：对它来说整幅画面只有 96 像素宽。</translation>
    </message>
    <message>
        <source>Click the square with the ball in it.</source>
        <translation>点击有球的方格。</translation>
    </message>
    <message>
        <source>A token is a square over a moment</source>
        <translation>词元是一个方格加一段时间</translation>
    </message>
    <message>
        <source>The model takes {frames_a_step} frames at once and calls that a step. A token is one square over one step. {steps} steps of {rows} by {columns} squares make {tokens} tokens for the whole film.</source>
        <translation>模型一次取 {frames_a_step} 帧，称为一步。一个词元就是一步之内的一个方格。{steps} 步、每步 {rows} 乘 {columns} 个方格，整段影片共 {tokens} 个词元。</translation>
    </message>
    <message>
        <source>A token therefore has a little motion in it. Move to the next frame inside a step: the token stays the same.</source>
        <translation>因此一个词元里带有一点运动。移到同一步内的下一帧：词元不变。</translation>
    </message>
    <message>
        <source>Play the film to its last step.</source>
        <translation>把影片播放到最后一步。</translation>
    </message>
    <message>
        <source>How many tokens does a film of twice the length have?</source>
        <translation>两倍长的影片有多少词元？</translation>
    </message>
    <message>
        <source>Twice as many: the squares stay as they are, and there are twice as many steps.</source>
        <translation>两倍：方格不变，步数加倍。</translation>
    </message>
    <message>
        <source>As many</source>
        <translation>一样多</translation>
    </message>
    <message>
        <source>Twice as many</source>
        <translation>两倍</translation>
    </message>
    <message>
        <source>Four times as many</source>
        <translation>四倍</translation>
    </message>
    <message>
        <source>Each token becomes {width} numbers</source>
        <translation>每个词元变成 {width} 个数</translation>
    </message>
    <message>
        <source>The encoder turns every token into {width} numbers that depend on the whole film: its latent. Here colours stand for latents, three directions of them as red, green and blue. What looks alike to the model has one colour.</source>
        <translation>编码器把每个词元变成 {width} 个数，它们取决于整段影片：这就是隐向量。这里用颜色表示隐向量，其中三个方向作为红、绿、蓝。在模型看来相似的东西颜色相同。</translation>
    </message>
    <message>
        <source>The colours are the first three principal components. They are no picture that the model draws: it has none.</source>
        <translation>颜色是前三个主成分。它们不是模型画的画面：模型没有画面。</translation>
    </message>
    <message>
        <source>Play, and watch where the ball is in the colours.</source>
        <translation>播放，并在颜色中观察球在哪里。</translation>
    </message>
    <message>
        <source>All tokens as points</source>
        <translation>所有词元作为点</translation>
    </message>
    <message>
        <source>The same latents as points in space: tokens that are near each other are alike to the model. Three axes show {explained} of how they differ; the rest does not fit on a screen.</source>
        <translation>同样的隐向量，作为空间中的点：彼此靠近的词元在模型看来相似。三个轴显示了它们差别的 {explained}；其余的屏幕上放不下。</translation>
    </message>
    <message>
        <source>Turn the cloud slowly. Points of the wall lie together, those of the ball lie apart. Say that distances on screen are a shadow of the real ones.</source>
        <translation>慢慢转动点云。墙的点聚在一起，球的点散在一旁。请说明屏幕上的距离只是真实距离的影子。</translation>
    </message>
    <message>
        <source>Click a token of the ball on the left, and find its point on the right.</source>
        <translation>点击左边球上的一个词元，并在右边找到它的点。</translation>
    </message>
    <message>
        <source>Its latents</source>
        <translation>它的隐向量</translation>
    </message>
    <message>
        <source>Hide and guess: what is hidden, what is predicted</source>
        <translation>隐藏与猜测：隐藏什么，预测什么</translation>
    </message>
    <message>
        <source>Cover a part of a film, and see what the model makes of the gap</source>
        <translation>遮住影片的一部分，看看模型如何填补空缺</translation>
    </message>
    <message>
        <source>A game with a gap</source>
        <translation>填空的游戏</translation>
    </message>
    <message>
        <source>A ball is thrown up, and its fall is hidden. The model sees all tokens but the outlined ones and has to say what is in the gap. You see it all; the model does not.</source>
        <translation>球被抛起，它的下落被隐藏。除了轮廓内的词元，模型全都看得到，它要说出空缺里是什么。您看得到全部；模型看不到。</translation>
    </message>
    <message>
        <source>Hatched or coloured inside the outline means hidden from the model, not from us. Point that out at once: it is the first thing that people ask.</source>
        <translation>轮廓内的斜线或颜色表示对模型隐藏，而不是对我们隐藏。请立刻指出这一点：这是大家首先会问的。</translation>
    </message>
    <message>
        <source>Play the film, and see when the gap is open.</source>
        <translation>播放影片，看看空缺在什么时候出现。</translation>
    </message>
    <message>
        <source>the fall is hidden</source>
        <translation>下落被隐藏</translation>
    </message>
    <message>
        <source>It guesses in its own language</source>
        <translation>它用自己的语言猜测</translation>
    </message>
    <message>
        <source>The model does not paint the missing pixels. It predicts the {width} numbers of each hidden token, and we compare them with those it computes when it is allowed to look. The difference is the error.</source>
        <translation>模型不画出缺失的像素。它预测每个隐藏词元的 {width} 个数，我们再与它获准观看时算出的数比较。两者之差就是误差。</translation>
    </message>
    <message>
        <source>That is the idea behind a JEPA: predict meaning, not pixels. There is no picture of the guess to show, and we show none.</source>
        <translation>这正是 JEPA 的思想：预测意义，而不是像素。猜测没有画面可显示，我们也不显示。</translation>
    </message>
    <message>
        <source>Where in the gap will the error be largest?</source>
        <translation>空缺中哪里的误差会最大？</translation>
    </message>
    <message>
        <source>On the ball: a wall can be copied from beside the gap, a falling ball cannot.</source>
        <translation>在球上：墙可以从空缺旁边照搬，下落的球不行。</translation>
    </message>
    <message>
        <source>On the wall</source>
        <translation>在墙上</translation>
    </message>
    <message>
        <source>On the ball</source>
        <translation>在球上</translation>
    </message>
    <message>
        <source>The same everywhere</source>
        <translation>到处一样</translation>
    </message>
    <message>
        <source>Warm colours are larger errors</source>
        <translation>暖色表示较大的误差</translation>
    </message>
    <message>
        <source>The mean error over {hidden_tokens} hidden tokens is {mean_error}. The best simple guess, such as copying the nearest visible token, errs by {guess_error}. Only what is better than that guess is worth calling a prediction.</source>
        <translation>{hidden_tokens} 个隐藏词元的平均误差是 {mean_error}。最佳简单猜测，例如复制最近的可见词元，误差是 {guess_error}。只有胜过这种猜测，才称得上预测。</translation>
    </message>
    <message>
        <source>Numbers are mean absolute differences between layer-normed latents. Never show an error without the guess beside it.</source>
        <translation>数值是层归一化隐向量之差的平均绝对值。展示误差时，永远要同时展示猜测。</translation>
    </message>
    <message>
        <source>Click the hidden token with the largest error.</source>
        <translation>点击误差最大的隐藏词元。</translation>
    </message>
    <message>
        <source>True and predicted, in space</source>
        <translation>空间中的真实与预测</translation>
    </message>
    <message>
        <source>The longest lines belong to the warmest squares. Hover over one to see both.</source>
        <translation>最长的线属于最暖的方格。将鼠标停在其中一个上，即可同时看到两者。</translation>
    </message>
    <message>
        <source>Turn the cloud by dragging it.</source>
        <translation>拖动以转动点云。</translation>
    </message>
    <message>
        <source>True and predicted</source>
        <translation>真实与预测</translation>
    </message>
    <message>
        <source>Now you hide</source>
        <translation>现在由您来隐藏</translation>
    </message>
    <message>
        <source>Paint over something else: drag on the picture to hide, with the right button to show again. The prediction is made anew when you let go. Now {hidden_share} is hidden, and the error is {mean_error} against {guess_error} of the guess.</source>
        <translation>涂画别的地方：在画面上拖动以隐藏，用右键重新显示。松手后会重新预测。现在隐藏了 {hidden_share}，误差是 {mean_error}，猜测是 {guess_error}。</translation>
    </message>
    <message>
        <source>Let somebody from the room come and paint. Good things to try: only wall, only the ball, the ball in one step alone.</source>
        <translation>请一位听众上来涂画。值得一试：只涂墙、只涂球、只在一步中涂球。</translation>
    </message>
    <message>
        <source>Hide at least a tenth of all tokens.</source>
        <translation>隐藏至少十分之一的词元。</translation>
    </message>
    <message>
        <source>What it is good for</source>
        <translation>这有什么用</translation>
    </message>
    <message>
        <source>Nobody told the model what a ball is. It learned by playing this game on drawn films, over a million times. To win it has to know how things move. The next tours ask how much of that it knows.</source>
        <translation>没有人告诉模型什么是球。它在动画上玩这个游戏一百多万次，由此学会。要赢，就必须知道东西如何运动。后面的导览会问它知道多少。</translation>
    </message>
    <message>
        <source>The bundled model has 5.6 million weights and has seen drawn rooms only. Published models of this kind are a hundred times larger and saw the world.</source>
        <translation>自带的模型有 560 万个权重，只见过画出来的房间。已发表的同类模型大一百倍，见过真实世界。</translation>
    </message>
    <message>
        <source>How much can you hide?</source>
        <translation>能隐藏多少？</translation>
    </message>
    <message>
        <source>From a tenth to almost all: when does the guess break down?</source>
        <translation>从十分之一到几乎全部：猜测何时失效？</translation>
    </message>
    <message>
        <source>A tenth is hidden</source>
        <translation>隐藏十分之一</translation>
    </message>
    <message>
        <source>Single tokens are hidden, drawn by lot: {hidden_share} of them. The model&apos;s error is {mean_error}, that of the best simple guess {guess_error}.</source>
        <translation>抽签隐藏单个词元：共 {hidden_share}。模型的误差是 {mean_error}，最佳简单猜测是 {guess_error}。</translation>
    </message>
    <message>
        <source>Drawn by lot with seed 1, so that everybody gets the same picture and the same numbers.</source>
        <translation>以种子 1 抽签，因此每个人得到同样的画面和同样的数值。</translation>
    </message>
    <message>
        <source>Play, and watch how the error changes over time.</source>
        <translation>播放，观察误差如何随时间变化。</translation>
    </message>
    <message>
        <source>Half is hidden</source>
        <translation>隐藏一半</translation>
    </message>
    <message>
        <source>Now it is {hidden_share}. A person who saw every second square would hardly miss anything.</source>
        <translation>现在是 {hidden_share}。人若每隔一个方格看一个，几乎不会漏掉什么。</translation>
    </message>
    <message>
        <source>Take the hands first. Errors are left out of the picture until the next step so that nobody peeks.</source>
        <translation>请先举手。误差到下一步才显示在画面上，以免有人偷看。</translation>
    </message>
    <message>
        <source>Ask the room, then press Reveal.</source>
        <translation>先问大家，再按“揭晓”。</translation>
    </message>
    <message>
        <source>What happens to the error?</source>
        <translation>误差会怎样？</translation>
    </message>
    <message>
        <source>The error is {mean_error}, and that of the simple guess {guess_error}. A film repeats itself in space and time; half of it says nearly all.</source>
        <translation>误差是 {mean_error}，简单猜测是 {guess_error}。影片在空间和时间上重复自己；一半就几乎说明了全部。</translation>
    </message>
    <message>
        <source>It is about the same</source>
        <translation>差不多一样</translation>
    </message>
    <message>
        <source>It doubles</source>
        <translation>加倍</translation>
    </message>
    <message>
        <source>It is five times as large</source>
        <translation>变成五倍</translation>
    </message>
    <message>
        <source>Nine of ten are hidden</source>
        <translation>隐藏十分之九</translation>
    </message>
    <message>
        <source>{visible_tokens} of {tokens} tokens are left, and the error is {mean_error}: larger, but far below the {guess_error} of the guess. The model still knows where the ball goes.</source>
        <translation>{tokens} 个词元只剩 {visible_tokens} 个，误差是 {mean_error}：变大了，但远低于猜测的 {guess_error}。模型仍然知道球往哪里去。</translation>
    </message>
    <message>
        <source>Models of this kind are trained with 70 to 90 % hidden: with less the game would be too easy to teach anything.</source>
        <translation>这类模型训练时隐藏 70 % 至 90 %：隐藏得少，游戏太容易，学不到东西。</translation>
    </message>
    <message>
        <source>Find the ball in the errors: click a hidden token on it.</source>
        <translation>在误差中找到球：点击球上的一个隐藏词元。</translation>
    </message>
    <message>
        <source>Almost all is hidden</source>
        <translation>几乎全部隐藏</translation>
    </message>
    <message>
        <source>With {visible_tokens} tokens left the error is {mean_error}, {error_over_guess} of the best simple guess. Somewhere before this the model no longer knew what film it was watching.</source>
        <translation>只剩 {visible_tokens} 个词元时，误差是 {mean_error}，为最佳简单猜测的 {error_over_guess}。在此之前的某处，模型已不知道自己在看什么影片。</translation>
    </message>
    <message>
        <source>There is no sharp edge. Let the room say where they would have given up.</source>
        <translation>没有明确的界线。请大家说说自己会在哪里放弃。</translation>
    </message>
    <message>
        <source>Find the edge yourself</source>
        <translation>自己找出界线</translation>
    </message>
    <message>
        <source>You start from nothing hidden. Paint, and watch the two numbers: {hidden_share} hidden, error {mean_error}, guess {guess_error}. How much can you hide before the model errs more than the guess does?</source>
        <translation>从什么都不隐藏开始。涂画，并留意两个数：隐藏 {hidden_share}，误差 {mean_error}，猜测 {guess_error}。隐藏多少之后，模型的误差会超过猜测？</translation>
    </message>
    <message>
        <source>It is not easy to win against the model here. Hiding everything but a strip of wall comes near. Remind people that a large error alone says little: hiding what moves is harder than hiding wall.</source>
        <translation>在这里胜过模型并不容易。只留一条墙几乎可以做到。请提醒大家，误差大本身说明不了什么：隐藏运动的东西比隐藏墙更难。</translation>
    </message>
    <message>
        <source>Hide more than half of the tokens.</source>
        <translation>隐藏一半以上的词元。</translation>
    </message>
    <message>
        <source>Where did the ball go?</source>
        <translation>球去哪了？</translation>
    </message>
    <message>
        <source>A possible film and an impossible one: is the model surprised?</source>
        <translation>一段可能的影片和一段不可能的：模型会意外吗？</translation>
    </message>
    <message>
        <source>A ball rolls behind a card</source>
        <translation>球滚到卡片之后</translation>
    </message>
    <message>
        <source>A ball comes in from the right, goes behind the card and is out of sight for a moment. This film is possible: nothing was changed.</source>
        <translation>球从右边进来，到卡片之后，有一会儿看不见。这段影片是可能的：没有任何改动。</translation>
    </message>
    <message>
        <source>Play it once, then stop while the ball is hidden and ask what comes next.</source>
        <translation>播放一遍，在球被挡住时停下，问大家接下来会怎样。</translation>
    </message>
    <message>
        <source>Play the film.</source>
        <translation>播放影片。</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>What do you expect?</source>
        <translation>您预料什么？</translation>
    </message>
    <message>
        <source>The film stops while the ball is behind the card. You have never seen this film, and yet you have a feeling for what comes.</source>
        <translation>影片停在球处于卡片之后的时刻。您从未看过这段影片，却对接下来的事有一种预感。</translation>
    </message>
    <message>
        <source>The classic experiment with infants measures how long they look. We measure the error of a prediction.</source>
        <translation>对婴儿的经典实验测量他们看多久。我们测量预测的误差。</translation>
    </message>
    <message>
        <source>Count the hands.</source>
        <translation>请数一数举手的人。</translation>
    </message>
    <message>
        <source>What will happen?</source>
        <translation>会发生什么？</translation>
    </message>
    <message>
        <source>In the possible film it rolls out on the left. Small children expect that too, and stare when it does not.</source>
        <translation>在可能的影片中，它从左边滚出来。小孩子也这么预料，若没有出来就会盯着看。</translation>
    </message>
    <message>
        <source>It rolls out on the left</source>
        <translation>从左边滚出来</translation>
    </message>
    <message>
        <source>It stays behind the card</source>
        <translation>留在卡片之后</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>The ball never comes out</source>
        <translation>球再没有出来</translation>
    </message>
    <message>
        <source>In B the ball was removed while it was out of sight. Up to that moment both films are the same, to the last pixel.</source>
        <translation>在 B 中，球在看不见时被拿走了。在那一刻之前，两段影片每个像素都相同。</translation>
    </message>
    <message>
        <source>Play both. In B nothing moves any more, so by itself it is the quieter film. Remember that for later.</source>
        <translation>两段都播放。在 B 中再没有东西移动，因此就其本身而言它是更安静的影片。请记住这一点。</translation>
    </message>
    <message>
        <source>Play both films.</source>
        <translation>播放两段影片。</translation>
    </message>
    <message>
        <source>Impossible</source>
        <translation>不可能</translation>
    </message>
    <message>
        <source>ball removed</source>
        <translation>球被拿走</translation>
    </message>
    <message>
        <source>The model expected a ball here</source>
        <translation>模型预料这里有球</translation>
    </message>
    <message>
        <source>Errors of both films are drawn on one scale. The circle is the place where the ball comes out in A; nothing was chosen by looking at B.</source>
        <translation>两段影片的误差用同一尺度绘制。圆圈是 A 中球出来的地方；没有参照 B 来挑选。</translation>
    </message>
    <message>
        <source>Click a token inside the circle.</source>
        <translation>点击圆圈内的一个词元。</translation>
    </message>
    <message>
        <source>Expected a ball here</source>
        <translation>预料这里有球</translation>
    </message>
    <message>
        <source>the ball is behind the card</source>
        <translation>球在卡片之后</translation>
    </message>
    <message>
        <source>Surprise over time</source>
        <translation>意外度随时间的变化</translation>
    </message>
    <message>
        <source>Every point is a mean over all windows that predict this time and over all tokens. Most tokens are wall, so the difference looks smaller than inside the circle.</source>
        <translation>每个点是预测该时刻的所有窗口、所有词元的均值。大多数词元是墙，因此差别看起来比圆圈内小。</translation>
    </message>
    <message>
        <source>And then it is the other way round</source>
        <translation>然后反了过来</translation>
    </message>
    <message>
        <source>A little later B is the less surprising film: nothing moves, and an empty room is easy to predict. A mean over the whole film would have called the possible one the strange one.</source>
        <translation>稍后 B 反而是意外度较低的影片：什么都不动，空房间很容易预测。对整段影片求均值，会把可能的那段当成奇怪的。</translation>
    </message>
    <message>
        <source>This is the most common mistake in reading such curves. Surprise follows motion; look at when, not at the mean.</source>
        <translation>这是读这类曲线时最常见的错误。意外度跟着运动走；要看何时，不要看均值。</translation>
    </message>
    <message>
        <source>Would you say that the model understands that things do not vanish?</source>
        <translation>您会说模型懂得东西不会凭空消失吗？</translation>
    </message>
    <message>
        <source>One film cannot tell. Over hundreds of balanced pairs, in which motion gives nothing away, this model is right in 95 of 100. In plain pairs like this one it is right in fewer than half, when means are compared.</source>
        <translation>一段影片说明不了。在数百对经过平衡、运动不会泄露答案的影片上，此模型 100 次中有 95 次判断正确。在像这样的普通影片对上，若比较均值，正确的不到一半。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>会</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不会</translation>
    </message>
    <message>
        <source>One film cannot tell</source>
        <translation>一段影片说明不了</translation>
    </message>
    <message>
        <source>It does not always work</source>
        <translation>并非总是如此</translation>
    </message>
    <message>
        <source>An honest last step. The first film was chosen because it works well; of the first ten rooms four show the effect clearly, by half as much again or more.</source>
        <translation>诚实的最后一步。第一段影片是因为效果好才选的；最初的十个房间中，有四个明显地显示出此效果，高出一半或更多。</translation>
    </message>
    <message>
        <source>No surprise to see</source>
        <translation>看不到意外</translation>
    </message>
    <message>
        <source>another film</source>
        <translation>另一段影片</translation>
    </message>
    <message>
        <source>Does the model remember what it cannot see?</source>
        <translation>模型记得它看不到的东西吗？</translation>
    </message>
    <message>
        <source>In, and out again</source>
        <translation>进去，又出来</translation>
    </message>
    <message>
        <source>Stop while nothing is seen of the ball. Where is it now, and how do you know?</source>
        <translation>在完全看不到球时停下。它现在在哪里，您怎么知道？</translation>
    </message>
    <message>
        <source>The model sees the first half</source>
        <translation>模型看前半段</translation>
    </message>
    <message>
        <source>The warm squares on the right are the ball. Elsewhere the room stands still and there is next to nothing to get wrong.</source>
        <translation>右边的暖色方格是球。别处房间静止不动，几乎没有可错的。</translation>
    </message>
    <message>
        <source>Go to the time when the ball comes out, and click on it.</source>
        <translation>转到球出来的时刻，并点击它。</translation>
    </message>
    <message>
        <source>second half hidden</source>
        <translation>后半段隐藏</translation>
    </message>
    <message>
        <source>Another ball comes out</source>
        <translation>出来的是另一个球</translation>
    </message>
    <message>
        <source>In B it comes out in another colour. Both films move in the same way, pixel for pixel, so motion cannot give it away.</source>
        <translation>在 B 中，它出来时变了颜色。两段影片的运动逐像素相同，因此运动不会泄露答案。</translation>
    </message>
    <message>
        <source>In the twin of the last tour less moved in the impossible film. Here that is not so: it is the fairer test.</source>
        <translation>在上一个导览的孪生片段中，不可能的影片运动更少。这里不是这样：这是更公平的测试。</translation>
    </message>
    <message>
        <source>Play both, and count the hands.</source>
        <translation>两段都播放，并数一数举手的人。</translation>
    </message>
    <message>
        <source>Will the model notice?</source>
        <translation>模型会注意到吗？</translation>
    </message>
    <message>
        <source>In this film it does: the next step shows by how much.</source>
        <translation>在这段影片中会：下一步说明差多少。</translation>
    </message>
    <message>
        <source>A little</source>
        <translation>一点点</translation>
    </message>
    <message>
        <source>the same ball</source>
        <translation>同一个球</translation>
    </message>
    <message>
        <source>another colour</source>
        <translation>另一种颜色</translation>
    </message>
    <message>
        <source>It had kept the colour in mind</source>
        <translation>它一直记着颜色</translation>
    </message>
    <message>
        <source>Where the ball comes out the error is {spot_error} in A and {spot_beside} in B, {spot_ratio} times as large. The model expected the ball that went in.</source>
        <translation>在球出来的地方，误差 A 为 {spot_error}，B 为 {spot_beside}，是 {spot_ratio} 倍。模型预料出来的是进去的那个球。</translation>
    </message>
    <message>
        <source>Over 100 balanced pairs the bundled model tells a changed colour apart in all of them, a changed shape in 87.</source>
        <translation>在 100 对经过平衡的影片上，自带的模型能分辨出所有的变色，以及 87 次变形。</translation>
    </message>
    <message>
        <source>Click the ball in B.</source>
        <translation>点击 B 中的球。</translation>
    </message>
    <message>
        <source>Expected the first ball</source>
        <translation>预料是原来的球</translation>
    </message>
    <message>
        <source>While it is hidden, nothing is read from it</source>
        <translation>它被挡住时，没有从它读取什么</translation>
    </message>
    <message>
        <source>A linear probe does not find the place of a hidden ball in these latents either: R2 is about 0. The card of the model says so.</source>
        <translation>线性探针也无法在这些隐向量中找到被挡住的球的位置：R2 约为 0。模型的说明卡是这么写的。</translation>
    </message>
    <message>
        <source>colours are latents</source>
        <translation>颜色是隐向量</translation>
    </message>
    <message>
        <source>Falling up: surprise</source>
        <translation>向上掉：意外度</translation>
    </message>
    <message>
        <source>A ball that falls up, and a curve that shows when the model is surprised</source>
        <translation>一个向上掉的球，和一条显示模型何时意外的曲线</translation>
    </message>
    <message>
        <source>Two throws</source>
        <translation>两次抛球</translation>
    </message>
    <message>
        <source>Both balls are thrown in the same way. At 0.63 seconds gravity turns round in B, and the ball falls up.</source>
        <translation>两个球以同样方式抛出。在 0.63 秒时，B 中的重力反了过来，球向上掉。</translation>
    </message>
    <message>
        <source>Play it twice. People laugh at B: that is surprise. Now we want to measure the model&apos;s.</source>
        <translation>播放两遍。大家会对 B 发笑：这就是意外。现在我们要测量模型的意外。</translation>
    </message>
    <message>
        <source>Falls down</source>
        <translation>向下落</translation>
    </message>
    <message>
        <source>Falls up</source>
        <translation>向上掉</translation>
    </message>
    <message>
        <source>gravity reversed</source>
        <translation>重力反转</translation>
    </message>
    <message>
        <source>How surprise is measured</source>
        <translation>意外度如何测量</translation>
    </message>
    <message>
        <source>The model sees half a second and predicts what follows; then it is allowed to look. The error of the prediction is its surprise. A window slides over the film, so that every time gets a value.</source>
        <translation>模型看半秒，预测接下来的事；然后让它看。预测的误差就是它的意外度。窗口滑过影片，于是每个时刻都有一个值。</translation>
    </message>
    <message>
        <source>This is how it is done in the literature on intuitive physics. No person says what is right: the film itself is the answer.</source>
        <translation>直觉物理的文献就是这样做的。没有人来说什么是对的：影片本身就是答案。</translation>
    </message>
    <message>
        <source>gravity is reversed in B</source>
        <translation>B 中重力反转</translation>
    </message>
    <message>
        <source>When gravity turns round</source>
        <translation>重力反转之时</translation>
    </message>
    <message>
        <source>At this time A has a surprise of {surprise} and B one of {surprise_beside}, {surprise_ratio} times as much.</source>
        <translation>此时 A 的意外度是 {surprise}，B 是 {surprise_beside}，为 {surprise_ratio} 倍。</translation>
    </message>
    <message>
        <source>The difference is there, and it is not large. Say so before somebody asks.</source>
        <translation>差别是有的，但不大。请在有人提问之前先说明。</translation>
    </message>
    <message>
        <source>Drag along the plot to the peak of B.</source>
        <translation>沿图拖到 B 的峰值。</translation>
    </message>
    <message>
        <source>Why is A not at zero?</source>
        <translation>为什么 A 不是零？</translation>
    </message>
    <message>
        <source>The model is never sure. A thing that moves is always harder to predict than one that stands, so a curve has to be read against another one.</source>
        <translation>模型从不确定。运动的东西总比静止的难预测，因此一条曲线要对照另一条来读。</translation>
    </message>
    <message>
        <source>The model is never sure</source>
        <translation>模型从不确定</translation>
    </message>
    <message>
        <source>A is impossible as well</source>
        <translation>A 也是不可能的</translation>
    </message>
    <message>
        <source>It is a mistake</source>
        <translation>这是个错误</translation>
    </message>
    <message>
        <source>Two places are wrong</source>
        <translation>两处都错了</translation>
    </message>
    <message>
        <source>Inside the circle, where the ball of B flies off, the error is {spot_error} in A and {spot_beside} in B. Look below it as well: where the ball should be falling B is warm too, and nothing is there. The model had expected something.</source>
        <translation>在圆圈内，即 B 的球飞走的地方，误差 A 为 {spot_error}，B 为 {spot_beside}。也请看它的下方：球本该下落的地方，B 也是暖色，而那里什么都没有。模型预料那里有东西。</translation>
    </message>
    <message>
        <source>A ball at the wrong place is two mistakes: one where it is, one where it is not.</source>
        <translation>球在错误的地方就是两个错误：一个在它所在之处，一个在它不在之处。</translation>
    </message>
    <message>
        <source>Click a warm square in B where nothing is to be seen.</source>
        <translation>点击 B 中什么都看不到的暖色方格。</translation>
    </message>
    <message>
        <source>It should not be here</source>
        <translation>它不该在这里</translation>
    </message>
    <message>
        <source>Surprise is not understanding</source>
        <translation>意外不等于理解</translation>
    </message>
    <message>
        <source>After a second B falls below A: the ball has left the picture, and an empty room surprises nobody. The curve says when to look. It does not say that the model knows gravity.</source>
        <translation>一秒之后 B 降到 A 之下：球已离开画面，空房间不会令谁意外。曲线说明该看什么时候。它并不说明模型懂得重力。</translation>
    </message>
    <message>
        <source>Counted over many balanced pairs in which motion gives nothing away, the bundled model tells rise from fall in all of them. That is the number to quote.</source>
        <translation>在许多经过平衡、运动不会泄露答案的影片对上统计，自带的模型全都能分辨上升与下落。应当引用的是这个数。</translation>
    </message>
    <message>
        <source>Find a time at which A surprises more than B.</source>
        <translation>找一个 A 比 B 更令人意外的时刻。</translation>
    </message>
    <message>
        <source>Peeking round a corner</source>
        <translation>转角后的窥探</translation>
    </message>
    <message>
        <source>Something shows itself, hides, and should come back</source>
        <translation>有东西露面、藏起来，并应当再回来</translation>
    </message>
    <message>
        <source>Peekaboo</source>
        <translation>躲猫猫</translation>
    </message>
    <message>
        <source>Something looks round the corner, goes back, and looks again, in an even rhythm. A child of six months laughs at this game because it waits for the next time.</source>
        <translation>有东西从转角后张望、缩回、又张望，节奏均匀。六个月大的孩子会对这个游戏发笑，因为他在等下一次。</translation>
    </message>
    <message>
        <source>Let it play for a while. Ask the room to clap when it comes back.</source>
        <translation>让它播放一会儿。请大家在它回来时拍手。</translation>
    </message>
    <message>
        <source>The model has seen it once</source>
        <translation>模型看过一次</translation>
    </message>
    <message>
        <source>It sees the first second of this film: one look round the corner. The second one is hidden: {hidden_tokens} tokens. The mean error is {mean_error}; a copy of what was last seen errs by {guess_error}.</source>
        <translation>它看到影片的第一秒：从转角后张望一次。第二秒被隐藏：{hidden_tokens} 个词元。平均误差是 {mean_error}；照搬最后所见的误差是 {guess_error}。</translation>
    </message>
    <message>
        <source>Where it comes back the errors are warm: exactly when is hard to know after one look.</source>
        <translation>它回来之处误差是暖色：只看过一次，很难知道确切的时刻。</translation>
    </message>
    <message>
        <source>Go to the time when it comes back, and click on it.</source>
        <translation>转到它回来的时刻，并点击它。</translation>
    </message>
    <message>
        <source>It never comes back</source>
        <translation>它再没有回来</translation>
    </message>
    <message>
        <source>In B it was taken away while it was out of sight. The corner stays empty.</source>
        <translation>在 B 中，它在看不见时被拿走了。转角处一直空着。</translation>
    </message>
    <message>
        <source>Both answers have a point: more moves in A, and what moves is harder to predict.</source>
        <translation>两种回答都有道理：A 中的运动更多，而运动的东西更难预测。</translation>
    </message>
    <message>
        <source>Which film will the model find stranger?</source>
        <translation>模型会觉得哪段影片更奇怪？</translation>
    </message>
    <message>
        <source>Look at the place where it should come back: there it is B. In the rest of the picture nothing happens in either.</source>
        <translation>看它本该回来的地方：在那里是 B。画面的其余部分，两者都没有事发生。</translation>
    </message>
    <message>
        <source>A, where something moves</source>
        <translation>A，有东西在动</translation>
    </message>
    <message>
        <source>B, where nothing comes</source>
        <translation>B，什么也没来</translation>
    </message>
    <message>
        <source>Both the same</source>
        <translation>两者一样</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>被拿走</translation>
    </message>
    <message>
        <source>It had waited a little</source>
        <translation>它等过一会儿</translation>
    </message>
    <message>
        <source>In the circle the error is {spot_error} in A and {spot_beside} in B, {spot_ratio} times as large. It is no large difference: after a single look the model half expects the next one.</source>
        <translation>圆圈内的误差 A 为 {spot_error}，B 为 {spot_beside}，是 {spot_ratio} 倍。差别不大：只看过一次，模型对下一次半信半疑。</translation>
    </message>
    <message>
        <source>In other rooms the difference is smaller or turned round: with seed 4 the model is more surprised by the film in which it comes back.</source>
        <translation>在其他房间里差别更小，甚至相反：种子为 4 时，模型对它回来的影片更意外。</translation>
    </message>
    <message>
        <source>Click a token inside the circle in B.</source>
        <translation>点击 B 中圆圈内的一个词元。</translation>
    </message>
    <message>
        <source>Expected it here</source>
        <translation>预料它在这里</translation>
    </message>
    <message>
        <source>Leaves do not matter: latent against pixel</source>
        <translation>树叶无关紧要：隐向量与像素</translation>
    </message>
    <message>
        <source>Why predict latents? Because pixels are full of what nobody needs to know</source>
        <translation>为什么预测隐向量？因为像素里满是谁也不需要知道的东西</translation>
    </message>
    <message>
        <source>A hedge in the wind</source>
        <translation>风中的树篱</translation>
    </message>
    <message>
        <source>The same throw before a hedge. In A the leaves are still, in B their light jumps from frame to frame, by chance.</source>
        <translation>同样的一抛，在树篱之前。A 中树叶静止，B 中树叶的光逐帧随机跳动。</translation>
    </message>
    <message>
        <source>The flicker is random: there is nothing in it that could be learned.</source>
        <translation>闪烁是随机的：其中没有可以学到的东西。</translation>
    </message>
    <message>
        <source>Still leaves</source>
        <translation>静止的树叶</translation>
    </message>
    <message>
        <source>Restless leaves</source>
        <translation>不安的树叶</translation>
    </message>
    <message>
        <source>flicker 0</source>
        <translation>闪烁 0</translation>
    </message>
    <message>
        <source>flicker 1</source>
        <translation>闪烁 1</translation>
    </message>
    <message>
        <source>A model that paints pixels</source>
        <translation>画像素的模型</translation>
    </message>
    <message>
        <source>Take the simplest pixel model: it copies the last picture it saw. Over the hidden half its mistakes are {copy_growth} times as large in B. All of that is light on leaves; the ball does the same in both.</source>
        <translation>取最简单的像素模型：它照搬最后看到的画面。在隐藏的后半段，它的错误在 B 中是 {copy_growth} 倍。这些全是树叶上的光；两者中的球完全一样。</translation>
    </message>
    <message>
        <source>A pixel model that is trained to keep this error small spends itself on leaves. That is the argument for latents, in one number.</source>
        <translation>若训练像素模型使此误差变小，它就会把自己耗在树叶上。一个数就说明了为何用隐向量。</translation>
    </message>
    <message>
        <source>And a model that predicts latents?</source>
        <translation>那么预测隐向量的模型呢？</translation>
    </message>
    <message>
        <source>Its error grows {error_ratio} times. Less than that of pixels, and not by nothing.</source>
        <translation>它的误差变为 {error_ratio} 倍。比像素的少，但并非没有。</translation>
    </message>
    <message>
        <source>As much more</source>
        <translation>增加同样多</translation>
    </message>
    <message>
        <source>Less than that</source>
        <translation>增加得少一些</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>完全不增加</translation>
    </message>
    <message>
        <source>A model that predicts latents</source>
        <translation>预测隐向量的模型</translation>
    </message>
    <message>
        <source>Its mean error goes from {mean_error} to {beside_error}: {error_ratio} times, where the pixels went {copy_growth} times. It leaves out much of the flicker, not all of it.</source>
        <translation>它的平均误差从 {mean_error} 变为 {beside_error}：{error_ratio} 倍，而像素是 {copy_growth} 倍。它略去了许多闪烁，但没有全部略去。</translation>
    </message>
    <message>
        <source>The title promises more than this small model keeps: measured over 500 films the flicker adds 2.9 times as much to the error of copied pixels as to that of predictions. We say so.</source>
        <translation>标题所说的多于这个小模型所做到的：在 500 段影片上测量，闪烁给照搬像素增加的误差是给预测增加的 2.9 倍。我们如实说明。</translation>
    </message>
    <message>
        <source>Find a warm square that has nothing to do with the ball, and click it.</source>
        <translation>找一个与球无关的暖色方格，并点击它。</translation>
    </message>
    <message>
        <source>What is left in the latents</source>
        <translation>隐向量中留下了什么</translation>
    </message>
    <message>
        <source>Colours stand for latents again. Play: the hedge in B still shimmers a little. A better model would show a still hedge.</source>
        <translation>颜色再次表示隐向量。播放：B 中的树篱仍有一点闪动。更好的模型会显示静止的树篱。</translation>
    </message>
    <message>
        <source>Training longer, and on clips without leaves first, is what would help. It was not tried.</source>
        <translation>训练更久，并先在没有树叶的片段上训练，会有帮助。没有试过。</translation>
    </message>
    <message>
        <source>What it looks at: attention</source>
        <translation>它看什么：注意力</translation>
    </message>
    <message>
        <source>From where does a prediction take what it says?</source>
        <translation>预测所说的内容从哪里来？</translation>
    </message>
    <message>
        <source>Ask a token</source>
        <translation>问一个词元</translation>
    </message>
    <message>
        <source>Half of the places are hidden through the whole film. The ringed token is one of them. On the right: from where the predictor reads to fill it in. Bright means much.</source>
        <translation>一半的位置在整段影片中都被隐藏。带圈的词元是其中之一。右边：预测器从哪里读取来填补它。亮表示多。</translation>
    </message>
    <message>
        <source>A share is how strongly a value is mixed in. It does not prove that the prediction depends on it; say that once.</source>
        <translation>份额是一个值混入的强弱。它不能证明预测依赖于它；请说一次。</translation>
    </message>
    <message>
        <source>Click another hidden token.</source>
        <translation>点击另一个隐藏词元。</translation>
    </message>
    <message>
        <source>Where it reads</source>
        <translation>它从哪里读取</translation>
    </message>
    <message>
        <source>A head that looks at what can be seen</source>
        <translation>一个看可见部分的头</translation>
    </message>
    <message>
        <source>A layer has several heads, and each looks in its own way. This one gives {attention_visible} of its attention to visible tokens, although only half of all are visible.</source>
        <translation>一层有几个头，各有各的看法。这个头把 {attention_visible} 的注意力给可见词元，尽管可见的只有一半。</translation>
    </message>
    <message>
        <source>50 % would be no preference. The same head does so on other films: see the findings in the documentation.</source>
        <translation>50 % 表示没有偏好。同一个头在其他影片上也是如此：见文档中的发现。</translation>
    </message>
    <message>
        <source>Click other hidden tokens: does the head keep to what is visible?</source>
        <translation>点击其他隐藏词元：这个头是否一直只看可见部分？</translation>
    </message>
    <message>
        <source>And one that does not</source>
        <translation>还有一个不这样的</translation>
    </message>
    <message>
        <source>This head gives {attention_visible} to visible tokens and {attention_place} to the same place at other times, which is hidden there too. As if to agree with itself on what is there.</source>
        <translation>这个头把 {attention_visible} 给可见词元，把 {attention_place} 给其他时间的同一位置，那里也是隐藏的。仿佛在与自己商定那里有什么。</translation>
    </message>
    <message>
        <source>A good place to talk about how easily pictures of attention are over-read.</source>
        <translation>正好在这里谈谈注意力图多么容易被过度解读。</translation>
    </message>
    <message>
        <source>Play, and watch where in time it reads.</source>
        <translation>播放，观察它从哪些时间读取。</translation>
    </message>
    <message>
        <source>Which head is more useful?</source>
        <translation>哪个头更有用？</translation>
    </message>
    <message>
        <source>Nobody has shown it here. To find out one would have to take a head away and measure again; attention alone does not tell.</source>
        <translation>还没有人在这里证明过。要弄清楚，得去掉一个头再测量；仅凭注意力看不出来。</translation>
    </message>
    <message>
        <source>The one that looks at what is visible</source>
        <translation>看可见部分的那个</translation>
    </message>
    <message>
        <source>The one that looks at its own place</source>
        <translation>看自己位置的那个</translation>
    </message>
    <message>
        <source>It needs both</source>
        <translation>两个都需要</translation>
    </message>
    <message>
        <source>The encoder, which sees everything</source>
        <translation>看到一切的编码器</translation>
    </message>
    <message>
        <source>The first layer of the encoder, for a token on the ball. It sees the whole film and has no gap to fill; its heads gather what belongs together.</source>
        <translation>编码器的第一层，针对球上的一个词元。它看到整段影片，没有空缺要填；它的头把同属一体的东西聚在一起。</translation>
    </message>
    <message>
        <source>Step through the heads with the arrows over the map. Some look at themselves, some nearby, some everywhere.</source>
        <translation>用图上方的箭头逐个查看各头。有的看自身，有的看邻近，有的看各处。</translation>
    </message>
    <message>
        <source>Click a token of the wall. Does it read from the ball?</source>
        <translation>点击墙上的一个词元。它会从球读取吗？</translation>
    </message>
    <message>
        <source>Where the encoder reads</source>
        <translation>编码器从哪里读取</translation>
    </message>
    <message>
        <source>Latent space without fear</source>
        <translation>不必害怕隐空间</translation>
    </message>
    <message>
        <source>Hundreds of numbers a token, looked at as points</source>
        <translation>每个词元数百个数，作为点来看</translation>
    </message>
    <message>
        <source>Every point is a token</source>
        <translation>每个点是一个词元</translation>
    </message>
    <message>
        <source>A token has {width} numbers. We cannot draw so many directions, so we turn the cloud until three show as much as they can: {explained} of how tokens differ.</source>
        <translation>一个词元有 {width} 个数。我们画不出这么多方向，于是转动点云，直到三个方向能显示得最多：词元差别的 {explained}。</translation>
    </message>
    <message>
        <source>This is PCA. Say what it leaves out before anybody sees shapes in it.</source>
        <translation>这就是 PCA。在有人从中看出形状之前，先说它舍去了什么。</translation>
    </message>
    <message>
        <source>Neighbours mean the same</source>
        <translation>邻近即相似</translation>
    </message>
    <message>
        <source>Tokens of the floor lie together, tokens of the wall lie together, though they are far apart in the picture. What is near in this space is alike to the model.</source>
        <translation>地板的词元聚在一起，墙的词元聚在一起，尽管它们在画面上相距很远。在此空间中相近的，在模型看来相似。</translation>
    </message>
    <message>
        <source>Hover over points and let people say which part of the picture will light up.</source>
        <translation>把鼠标停在点上，让大家猜画面的哪一部分会亮起。</translation>
    </message>
    <message>
        <source>Click a point, and see which square is ringed in the film.</source>
        <translation>点击一个点，看影片中哪个方格被圈出。</translation>
    </message>
    <message>
        <source>The ball has its own place</source>
        <translation>球有自己的位置</translation>
    </message>
    <message>
        <source>Each point is a place in the picture at a time. It is the place that changes its latent, not the ball that drags its point along.</source>
        <translation>每个点是画面上某时某处。是那个位置改变了隐向量，而不是球拖着它的点走。</translation>
    </message>
    <message>
        <source>Where are the ball&apos;s points while it is hidden?</source>
        <translation>球被挡住时，它的点在哪里？</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>哪里也不在</translation>
    </message>
    <message>
        <source>Where they were before</source>
        <translation>在原来的地方</translation>
    </message>
    <message>
        <source>Colours are the same thing</source>
        <translation>颜色也是一回事</translation>
    </message>
    <message>
        <source>The three axes as red, green and blue. Points near each other have like colours, and so the picture on the left is a map of the space on the right.</source>
        <translation>三个轴作为红、绿、蓝。相近的点颜色相似，于是左边的画面就是右边空间的地图。</translation>
    </message>
    <message>
        <source>The colours are fitted for each film anew, so they cannot be compared between films.</source>
        <translation>颜色为每段影片重新拟合，因此不能在影片之间比较。</translation>
    </message>
    <message>
        <source>Find the part of the picture that changes its colour when the ball passes: play.</source>
        <translation>找出球经过时改变颜色的部分：播放。</translation>
    </message>
    <message>
        <source>A prediction is a point as well</source>
        <translation>预测也是一个点</translation>
    </message>
    <message>
        <source>Half of the film is hidden now. For each hidden token there are two points, true and predicted, and the line between them is the error: {mean_error} in the mean, {guess_error} for the best simple guess.</source>
        <translation>现在影片的一半被隐藏。每个隐藏词元有真实与预测两个点，其间的线就是误差：平均 {mean_error}，最佳简单猜测为 {guess_error}。</translation>
    </message>
    <message>
        <source>Lines look shorter than they are: most of the difference lies in directions that are not drawn.</source>
        <translation>线看起来比实际短：大部分差别在没有画出的方向上。</translation>
    </message>
    <message>
        <source>Click a hidden token with a long line.</source>
        <translation>点击一个线很长的隐藏词元。</translation>
    </message>
    <message>
        <source>Drag along the plot, to the peak of B and further.</source>
        <translation>沿图拖到 B 的峰值及以后。</translation>
    </message>
    <message>
        <source>Each hidden token has two points: what it is, in teal, and what the model predicted, in amber, joined by a line. A short line is a good prediction.</source>
        <translation>每个隐藏词元有两个点：青色是它实际是什么，琥珀色是模型的预测，两点以线相连。线短就是预测得好。</translation>
    </message>
    <message>
        <source>The ball behind the card</source>
        <translation>卡片之后的球</translation>
    </message>
    <message>
        <source>A ball rolls in from the left, behind the card and out on the right. For half a second no pixel of it is in the picture.</source>
        <translation>球从左边滚进来，到卡片之后，再从右边出来。有半秒钟，画面里没有它的任何像素。</translation>
    </message>
    <message>
        <source>All tokens of the second half are hidden: {hidden_tokens} of {tokens}. The ball has just gone behind the card. Whatever the model says about the right side has to come from what it remembers.</source>
        <translation>后半段的所有词元都被隐藏：{tokens} 个中的 {hidden_tokens} 个。球刚刚到卡片之后。模型对右边所说的一切，都只能来自它的记忆。</translation>
    </message>
    <message>
        <source>Pick a token on the card while the ball is behind it: its latent shows the card. The ball is remembered, but not written there. It takes the future to bring it out.</source>
        <translation>在球处于卡片之后时，选取卡片上的一个词元：它的隐向量显示的是卡片。球被记住了，但没有写在那里。要到未来才会显现。</translation>
    </message>
    <message>
        <source>Click a token on the card.</source>
        <translation>点击卡片上的一个词元。</translation>
    </message>
    <message>
        <source>What else does it pass over?</source>
        <translation>它还会略过什么？</translation>
    </message>
    <message>
        <source>A itself is changed in eight ways, each of them twice. On the dashed line latents move as far as pixels do; below it the model passes over a change.</source>
        <translation>现在以八种方式改动 A 本身，每种两次。在虚线上，隐向量移动得与像素一样远；在虚线下方，模型略过了这种改动。</translation>
    </message>
    <message>
        <source>This is the detail lab, under Compare; docs/detail.md says how it measures. Nothing is hidden: the encoder sees all of each film. Grain that flickers is what the leaves of B are like.</source>
        <translation>这是“比较”中的细节实验室；docs/detail.md 说明它如何测量。没有隐藏任何内容：编码器看到每段影片的全部。闪烁的颗粒就像 B 中的树叶。</translation>
    </message>
    <message>
        <source>Which of these does the model pass over most?</source>
        <translation>模型最会略过其中哪一种？</translation>
    </message>
    <message>
        <source>Brightness moves its latents {brightness_moves} times as far as its pixels, noise {noise_moves} and flicker {flicker_moves} times. So it does leave things out, but flicker least of these three.</source>
        <translation>变亮使隐向量移动的距离是像素的 {brightness_moves} 倍，噪声是 {noise_moves} 倍，闪烁是 {flicker_moves} 倍。可见它确实会略去一些东西，但三者中对闪烁略去得最少。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>More brightness</source>
        <translation>变亮</translation>
    </message>
    <message>
        <source>Grain that flickers</source>
        <translation>闪烁的颗粒</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Ask on your own clip</source>
        <translation>在您自己的片段上提问</translation>
    </message>
    <message>
        <source>The same maps are there for your own clip and model, of every layer and head at once: in the workspace Attention. The tour waits here as it is.</source>
        <translation>您自己的片段和模型也有同样的图，每一层、每个头一起显示：在“注意力”工作区。导览会原样等在这里。</translation>
    </message>
    <message>
        <source>Ctrl+5 comes back. In Attention a click on the frame asks a token, and the table of heads says which heads differ from their neighbours.</source>
        <translation>Ctrl+5 返回。在“注意力”中点击画面即可询问一个词元，注意力头表格说明哪些头与众不同。</translation>
    </message>
    <message>
        <source>Press Ctrl+3, look around, and come back with Ctrl+5.</source>
        <translation>按 Ctrl+3，看一看，再按 Ctrl+5 回来。</translation>
    </message>
    <message>
        <source>Bright points belong to this moment. Play the film: the points of the ball move through the cloud, and when it is behind the card they are gone.</source>
        <translation>亮的点属于此刻。播放影片：球的点在点云中移动，而当它在卡片之后时，这些点就没有了。</translation>
    </message>
    <message>
        <source>The tokens there show the card now, so their points are the card&apos;s.</source>
        <translation>那里的词元现在显示的是卡片，所以它们的点是卡片的点。</translation>
    </message>
    <message>
        <source>At the card&apos;s points</source>
        <translation>在卡片的点那里</translation>
    </message>
    <message>
        <source>Bad masks</source>
        <translation>坏掩码</translation>
    </message>
    <message>
        <source>What is hidden matters more than how much</source>
        <translation>隐藏什么比隐藏多少更要紧</translation>
    </message>
    <message>
        <source>The same share, hidden twice</source>
        <translation>同样的比例，隐藏两次</translation>
    </message>
    <message>
        <source>The same film, {hidden_share} of it hidden in A and {beside_share} in B. In A single tokens were drawn by lot, in B whole places, through all time.</source>
        <translation>同一段影片，A 中隐藏 {hidden_share}，B 中隐藏 {beside_share}。A 中抽签隐藏单个词元，B 中隐藏整个位置，贯穿所有时间。</translation>
    </message>
    <message>
        <source>In B a hidden place is never seen, in A it is seen a quarter of a second earlier or later.</source>
        <translation>B 中隐藏的位置从未被看到，A 中则在四分之一秒之前或之后被看到。</translation>
    </message>
    <message>
        <source>Play, and count the hands.</source>
        <translation>播放，并数一数举手的人。</translation>
    </message>
    <message>
        <source>Which one is harder to fill in?</source>
        <translation>哪一个更难填补？</translation>
    </message>
    <message>
        <source>B, by far: the next step has the numbers.</source>
        <translation>B 难得多：下一步有数值。</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Single tokens</source>
        <translation>单个词元</translation>
    </message>
    <message>
        <source>Whole places</source>
        <translation>整个位置</translation>
    </message>
    <message>
        <source>drawn by lot</source>
        <translation>抽签</translation>
    </message>
    <message>
        <source>through all time</source>
        <translation>贯穿所有时间</translation>
    </message>
    <message>
        <source>An easy mask teaches nothing</source>
        <translation>容易的掩码教不会什么</translation>
    </message>
    <message>
        <source>A: error {mean_error}. B: error {beside_error}, {error_ratio} times as large. In A a hidden token can be looked up a moment before or after. A model trained on such masks learns to look up, not to understand.</source>
        <translation>A：误差 {mean_error}。B：误差 {beside_error}，为 {error_ratio} 倍。在 A 中，隐藏词元可以到前后一刻去查。在这种掩码上训练的模型学会的是查找，不是理解。</translation>
    </message>
    <message>
        <source>This is why video models are trained with blocks that go through time.</source>
        <translation>因此视频模型用贯穿时间的块来训练。</translation>
    </message>
    <message>
        <source>Click the warmest token in B.</source>
        <translation>点击 B 中最暖的词元。</translation>
    </message>
    <message>
        <source>A small error is not a good prediction</source>
        <translation>误差小不等于预测好</translation>
    </message>
    <message>
        <source>In A now the end of the film is hidden: error {mean_error}, the smallest so far in this tour. But most of the room stands still, and copying alone errs by {guess_error}. In B the error is {beside_error} against {beside_guess}.</source>
        <translation>现在 A 中影片的结尾被隐藏：误差 {mean_error}，是本导览至今最小的。但房间大部分静止不动，单靠照搬的误差就是 {guess_error}。B 中误差是 {beside_error}，猜测是 {beside_guess}。</translation>
    </message>
    <message>
        <source>Half a lecture is in this step. An error without its guess would have said the opposite of what is so in many papers&apos; figures.</source>
        <translation>这一步抵得上半堂课。没有猜测的误差，会说出与许多论文图中事实相反的结论。</translation>
    </message>
    <message>
        <source>In which one is the model of more use?</source>
        <translation>在哪一个中模型更有用？</translation>
    </message>
    <message>
        <source>They ask different things. A: error over guess {error_over_guess}. B: {beside_over_guess}. Compare an error with the guess for the same mask, never with another mask&apos;s error.</source>
        <translation>它们问的是不同的事。A：误差与猜测之比 {error_over_guess}。B：{beside_over_guess}。要把误差与同一掩码的猜测相比，绝不与另一掩码的误差相比。</translation>
    </message>
    <message>
        <source>In A, its error is smaller</source>
        <translation>A，误差更小</translation>
    </message>
    <message>
        <source>In B, it is further below its guess</source>
        <translation>B，比其猜测低得更多</translation>
    </message>
    <message>
        <source>That cannot be said</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>half of the time</source>
        <translation>一半的时间</translation>
    </message>
    <message>
        <source>A mask that hides nothing that matters</source>
        <translation>没有隐藏要紧内容的掩码</translation>
    </message>
    <message>
        <source>Here only the border of the picture is hidden. The ball is in sight all the time: error {mean_error}, guess {guess_error}. No conclusion about motion can be drawn from it.</source>
        <translation>这里只隐藏画面的边缘。球一直看得见：误差 {mean_error}，猜测 {guess_error}。由此得不出任何关于运动的结论。</translation>
    </message>
    <message>
        <source>Border is one of the generators under Mask. Most of its error is wall that it cannot see.</source>
        <translation>“边框”是“掩码”菜单中的生成器之一。它的误差大多来自看不到的墙。</translation>
    </message>
    <message>
        <source>Play: is the ball ever hidden?</source>
        <translation>播放：球可曾被隐藏？</translation>
    </message>
    <message>
        <source>The border</source>
        <translation>边框</translation>
    </message>
    <message>
        <source>Make a good one</source>
        <translation>做一个好掩码</translation>
    </message>
    <message>
        <source>Paint a mask that needs the model to know how things move: over the ball&apos;s way, for long enough that it cannot be looked up. Hidden: {hidden_share}. Error over guess: {error_over_guess}.</source>
        <translation>涂一个需要模型懂得运动的掩码：盖住球的去路，并且足够久，使它无从查找。隐藏：{hidden_share}。误差与猜测之比：{error_over_guess}。</translation>
    </message>
    <message>
        <source>Good masks here hide the fall through several steps. Ask for the reasons before the numbers.</source>
        <translation>这里好的掩码会在几步之内隐藏下落。先问理由，再看数值。</translation>
    </message>
    <message>
        <source>Hide some of the ball&apos;s way.</source>
        <translation>隐藏球的一段去路。</translation>
    </message>
    <message>
        <source>Your mask</source>
        <translation>您的掩码</translation>
    </message>
    <message>
        <source>Compare two of your own</source>
        <translation>比较您自己的两次运行</translation>
    </message>
    <message>
        <source>Two masks belong side by side, each with its guess. In your own session (Ctrl+1) hide something, wait for the prediction, hide something else, and choose &quot;Compare the last two runs&quot; in the menu Run &gt; Compare.</source>
        <translation>两个掩码应当并排比较，各自带上其简单猜测。在您自己的会话（Ctrl+1）中隐藏一些内容，等待预测，再隐藏别的内容，然后在菜单“运行 &gt; 比较”中选择“比较最近两次运行”。</translation>
    </message>
    <message>
        <source>Ctrl+1 goes to the session, Ctrl+4 to Compare, Ctrl+5 comes back to the tour. The verdict on the right says token by token which mask was harder, and how sure that is.</source>
        <translation>Ctrl+1 到会话，Ctrl+4 到“比较”，Ctrl+5 回到导览。右侧的结论逐词元说明哪个掩码更难，以及有多确定。</translation>
    </message>
    <message>
        <source>Compare two runs in the workspace Compare, and come back with Ctrl+5.</source>
        <translation>在“比较”工作区比较两次运行，再按 Ctrl+5 回来。</translation>
    </message>
    <message>
        <source>The film of this tour</source>
        <translation>本导览的影片</translation>
    </message>
    <message>
        <source>nothing hidden</source>
        <translation>没有隐藏</translation>
    </message>
    <message>
        <source>The model saw the first second and predicts the second one. Inside the circle its error is {spot_error} in A and {spot_beside} in B: {spot_ratio} times as large, there. Over the whole frame, as in the plot, it is {surprise_ratio} times. It had expected the ball, at about the right place.</source>
        <translation>模型看到了第一秒，并预测第二秒。在圆圈内，它的误差在 A 中为 {spot_error}，在 B 中为 {spot_beside}：在那里是 {spot_ratio} 倍。在整个画面上（如图中曲线所示）是 {surprise_ratio} 倍。它预期球会在那里，位置大致正确。</translation>
    </message>
    <message>
        <source>The same over the whole frame and the whole film: the error of the prediction at each time. When the ball should come out B is {surprise_ratio} times as surprising as A, although less moves in it.</source>
        <translation>同样的量，但取整个画面和整段影片：每个时刻的预测误差。当球本该出来时，B 的意外度是 A 的 {surprise_ratio} 倍，尽管其中的运动更少。</translation>
    </message>
    <message>
        <source>Another room, another ball, the same trick. Here the tokens in the circle have an error of {spot_error} in A and of {spot_beside} in B, {spot_ratio} times. What a model knows is shown by many films, never by the one that was chosen for a lecture.</source>
        <translation>另一个房间，另一个球，同样的把戏。这里圆圈内的词元在 A 中的误差为 {spot_error}，在 B 中为 {spot_beside}，是 {spot_ratio} 倍。模型知道什么，要看许多影片，而绝不是看为讲座挑选的那一段。</translation>
    </message>
</context>
<context>
    <name>ViewList</name>
    <message>
        <source>Whole window</source>
        <translation>整个窗口</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>隐空间</translation>
    </message>
    <message>
        <source>Mask in space and time</source>
        <translation>空间与时间中的掩码</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Compare page</source>
        <translation>比较页</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
</context>
<context>
    <name>lacuna::app</name>
    <message>
        <source>Saved the report as %1</source>
        <translation>已将报告保存为 %1</translation>
    </message>
    <message>
        <source>Export report...</source>
        <translation>导出报告...</translation>
    </message>
    <message>
        <source>Save one page on the last run: pictures, numbers, how it was made and how to read it</source>
        <translation>将上次运行保存为一页：图片、数值、来由与读法</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Page (*.html)</source>
        <translation>页面 (*.html)</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets</name>
    <message>
        <source>A better</source>
        <translation>A 更好</translation>
    </message>
    <message>
        <source>B better</source>
        <translation>B 更好</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Every shared hidden token</source>
        <translation>每个共有隐藏词元</translation>
    </message>
    <message>
        <source>similarity in A</source>
        <translation>A 的相似度</translation>
    </message>
    <message>
        <source>error in A</source>
        <translation>A 的误差</translation>
    </message>
    <message>
        <source>similarity in B</source>
        <translation>B 的相似度</translation>
    </message>
    <message>
        <source>error in B</source>
        <translation>B 的误差</translation>
    </message>
    <message>
        <source>true</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>隐空间</translation>
    </message>
    <message>
        <source>axis 1, %1 of A&apos;s variance</source>
        <translation>轴 1，占 A 方差的 %1</translation>
    </message>
    <message>
        <source>axis 2, %1</source>
        <translation>轴 2，%1</translation>
    </message>
    <message>
        <source>Mean over shared tokens, by step</source>
        <translation>共有词元的均值，按步</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>mean similarity</source>
        <translation>平均相似度</translation>
    </message>
    <message>
        <source>mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>Peaks</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>usual, up to</source>
        <translation>通常上限</translation>
    </message>
    <message>
        <source>seconds of the clip</source>
        <translation>片段时间（秒）</translation>
    </message>
    <message>
        <source>Surprise over the clip</source>
        <translation>整个片段的意外度</translation>
    </message>
    <message>
        <source>after %1 frames</source>
        <translation>%1 帧之后</translation>
    </message>
    <message>
        <source>How much more the second clip surprises</source>
        <translation>第二个片段的意外度高多少</translation>
    </message>
    <message>
        <source>second − first</source>
        <translation>第二个 − 第一个</translation>
    </message>
    <message>
        <source>Motion over the clip</source>
        <translation>整个片段的运动</translation>
    </message>
    <message>
        <source>motion</source>
        <translation>运动</translation>
    </message>
    <message>
        <source>first</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>second</source>
        <translation>第二个</translation>
    </message>
    <message>
        <source>no step</source>
        <translation>没有步</translation>
    </message>
    <message>
        <source>all steps</source>
        <translation>所有步</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步 %1</translation>
    </message>
    <message>
        <source>steps %1–%2</source>
        <translation>步 %1–%2</translation>
    </message>
    <message>
        <source>Nothing is hidden yet. The model only predicts what it cannot see.</source>
        <translation>还没有隐藏任何内容。模型只预测它看不到的部分。</translation>
    </message>
    <message>
        <source>Every token is hidden. The model needs something to look at.</source>
        <translation>所有词元都被隐藏了。模型需要看到一些内容。</translation>
    </message>
    <message>
        <source>Training hid %1–%2 of tokens.</source>
        <translation>训练时隐藏了 %1–%2 的词元。</translation>
    </message>
    <message>
        <source>%1 This mask hides %2, so errors will look small.</source>
        <translation>%1此掩码隐藏 %2，因此误差会显得小。</translation>
    </message>
    <message>
        <source>%1 This mask hides %2, so errors will look large.</source>
        <translation>%1此掩码隐藏 %2，因此误差会显得大。</translation>
    </message>
    <message>
        <source>Row %1, column %2</source>
        <translation>行 %1，列 %2</translation>
    </message>
    <message>
        <source>Step %1 · frame %2</source>
        <translation>步 %1 · 帧 %2</translation>
    </message>
    <message>
        <source>Step %1 · frames %2–%3</source>
        <translation>步 %1 · 帧 %2–%3</translation>
    </message>
    <message>
        <source>lowest of %1 hidden tokens</source>
        <translation>%1 个隐藏词元中最低</translation>
    </message>
    <message>
        <source>highest of %1 hidden tokens</source>
        <translation>%1 个隐藏词元中最高</translation>
    </message>
    <message>
        <source>higher than %1 of hidden tokens</source>
        <translation>高于 %1 的隐藏词元</translation>
    </message>
    <message>
        <source>%1, %2, #%3</source>
        <translation>%1，%2，#%3</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Prediction: %1</source>
        <translation>预测：%1</translation>
    </message>
    <message>
        <source>Predicted length %1</source>
        <translation>预测长度 %1</translation>
    </message>
    <message>
        <source>True length %1</source>
        <translation>真实长度 %1</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>The language of the desktop where there is one, else English</source>
        <translation>使用桌面的语言；没有时使用英语</translation>
    </message>
    <message>
        <source>Language of the window: %1</source>
        <translation>窗口语言：%1</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Moved across, share of the frame</source>
        <translation>横向移动，占画面的比例</translation>
    </message>
    <message>
        <source>Moved down, share of the frame</source>
        <translation>纵向移动，占画面的比例</translation>
    </message>
    <message>
        <source>Size of the shapes</source>
        <translation>形状的大小</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>首帧</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Picture side, px</source>
        <translation>画面边长，像素</translation>
    </message>
    <message>
        <source>Error over %1</source>
        <translation>误差随%1的变化</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>所有运行</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Best simple guess</source>
        <translation>最佳简单猜测</translation>
    </message>
    <message>
        <source>Middle half of the runs</source>
        <translation>运行的中间一半</translation>
    </message>
    <message>
        <source>Dashed: the best simple guess of each run.</source>
        <translation>虚线：每次运行的最佳简单猜测。</translation>
    </message>
    <message>
        <source>Cells: one run each, so nothing is averaged.</source>
        <translation>单元格：每格一次运行，因此没有求平均。</translation>
    </message>
    <message>
        <source>Lines: one run a place, so nothing is spread. %1</source>
        <translation>线：每处一次运行，因此没有离散度。%1</translation>
    </message>
    <message>
        <source>means over %1 and %2</source>
        <translation>%1、%2 的均值</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n 个片段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n 个种子</numerusform>
        </translation>
    </message>
    <message>
        <source>Cells: %1. Their spread and the simple guesses are in the lines and in what is saved.</source>
        <translation>单元格：%1。其离散度和简单猜测见线图及保存的文件。</translation>
    </message>
    <message>
        <source>Lines: %1. Bands: the middle half of those runs, between their quartiles; no confidence interval. %2</source>
        <translation>线：%1。带：这些运行的中间一半，即四分位数之间；不是置信区间。%2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last change of mask or clip window</source>
        <translation>撤回对掩码或片段窗口的上一次更改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>恢复刚刚撤回的更改</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Change theme</source>
        <translation>切换主题</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>深色或浅色</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation>显示或隐藏检查器</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Inspector: %1</source>
        <translation>检查器：%1</translation>
    </message>
    <message>
        <source>Show this tab of the inspector</source>
        <translation>显示检查器的这个标签页</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Show or hide the timeline</source>
        <translation>显示或隐藏时间线</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Predict the hidden tokens now</source>
        <translation>立即预测隐藏的词元</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Predict by itself after each change</source>
        <translation>每次更改后自动预测</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>选取</translation>
    </message>
    <message>
        <source>Click a token to inspect it</source>
        <translation>点击词元以查看详情</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Drag to move the picture</source>
        <translation>拖动以移动画面</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Paint to hide tokens</source>
        <translation>涂画以隐藏词元</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Paint to show tokens again</source>
        <translation>涂画以重新显示词元</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Drag a rectangle to hide tokens</source>
        <translation>拖出矩形以隐藏词元</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Drag an ellipse to hide tokens</source>
        <translation>拖出椭圆以隐藏词元</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Draw round what to hide</source>
        <translation>圈出要隐藏的部分</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Click the corners of what to hide</source>
        <translation>依次点击要隐藏部分的各个顶点</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Click to hide all visible tokens that hang together</source>
        <translation>点击以隐藏所有相连的可见词元</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Drag a layer, its corners or its handle to turn it</source>
        <translation>拖动图层、它的角，或旋转用的手柄</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Drag round an object: it is hidden wherever it goes</source>
        <translation>圈住一个物体：它走到哪里都被隐藏</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>缩小画笔</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>放大画笔</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play the window, or stop</source>
        <translation>播放窗口，或停止</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>下一帧</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>上一帧</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>末帧</translation>
    </message>
    <message>
        <source>play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Click a token or a point to see it in every view</source>
        <translation>点击词元或点，即可在所有视图中看到它</translation>
    </message>
    <message>
        <source>the clip and its mask</source>
        <translation>片段及其掩码</translation>
    </message>
    <message>
        <source>brush size</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>pick tokens</source>
        <translation>选取词元</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>clear the selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>paint the mask</source>
        <translation>涂画掩码</translation>
    </message>
    <message>
        <source>Drag to move the picture, turn the wheel to zoom</source>
        <translation>拖动以移动画面，滚轮缩放</translation>
    </message>
    <message>
        <source>Drag to hide tokens, right-drag to show them</source>
        <translation>拖动以隐藏词元，右键拖动以显示</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>straight line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Drag to show tokens again</source>
        <translation>拖动以重新显示词元</translation>
    </message>
    <message>
        <source>paint</source>
        <translation>涂画</translation>
    </message>
    <message>
        <source>square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>from the centre</source>
        <translation>从中心画起</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>Draw round what to hide, right-drag to show</source>
        <translation>圈出要隐藏的部分，右键拖动以显示</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>drop the last point</source>
        <translation>去掉最后一点</translation>
    </message>
    <message>
        <source>Click corners; double-click or Enter closes</source>
        <translation>点击各顶点；双击或按回车闭合</translation>
    </message>
    <message>
        <source>drop the last corner</source>
        <translation>去掉最后一个顶点</translation>
    </message>
    <message>
        <source>give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Click to hide what hangs together, right-click to show it</source>
        <translation>点击以隐藏相连部分，右键点击以显示</translation>
    </message>
    <message>
        <source>Drag a layer; corners scale, the round handle turns</source>
        <translation>拖动图层；四角缩放，圆形手柄旋转</translation>
    </message>
    <message>
        <source>straight, even, by 15°</source>
        <translation>直线、等比、每 15°</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Drag round an object to hide it wherever it goes</source>
        <translation>圈住一个物体，它走到哪里都被隐藏</translation>
    </message>
    <message>
        <source>About Lacuna</source>
        <translation>关于 Lacuna</translation>
    </message>
    <message>
        <source>What Lacuna does, and which one this is</source>
        <translation>Lacuna 的用途，以及这是哪一个版本</translation>
    </message>
    <message>
        <source>Close the hints, let go of the picked token, then cancel what runs</source>
        <translation>先关闭提示，再放开所选词元，然后取消正在运行的任务</translation>
    </message>
    <message>
        <source>Cancel predicting or opening</source>
        <translation>取消预测或打开</translation>
    </message>
    <message>
        <source>Stops the prediction, or the clip or checkpoint that is being opened; the last result stays</source>
        <translation>停止预测，或正在打开的片段或检查点；保留上一个结果</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::AddStepDialog</name>
    <message>
        <source>Add step from this view</source>
        <translation>以此视图添加步骤</translation>
    </message>
    <message>
        <source>A new tour</source>
        <translation>新导览</translation>
    </message>
    <message>
        <source>My tour</source>
        <translation>我的导览</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Its title</source>
        <translation>它的标题</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>What to try</source>
        <translation>试做什么</translation>
    </message>
    <message>
        <source>Notes for you</source>
        <translation>给您的备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>添加步骤</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::AttentionGrid</name>
    <message>
        <source>Maps of attention</source>
        <translation>注意力图</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>第 %1 层，头 %2</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>%1: %2
spread %3 bits, mean distance %4 cells and %5 steps</source>
        <translation>%1：%2
分散度 %3 比特，平均距离 %4 个单元格、%5 步</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::AttentionMap</name>
    <message>
        <source>The chosen map of attention</source>
        <translation>所选的注意力图</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::AttentionPanel</name>
    <message>
        <source>Target encoder</source>
        <translation>目标编码器</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Predictor</source>
        <translation>预测器</translation>
    </message>
    <message>
        <source>Whose attention</source>
        <translation>谁的注意力</translation>
    </message>
    <message>
        <source>Whose attention
Target encoder: sees the whole clip. Context: the encoder of the visible tokens.
Predictor: visible tokens and hidden ones together</source>
        <translation>谁的注意力
目标编码器：看到整个片段。上下文：可见词元的编码器。
预测器：可见词元与隐藏词元一起</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Which maps</source>
        <translation>显示哪些图</translation>
    </message>
    <message>
        <source>Which maps
Heads: each by itself. Layers: means over heads. Rollout: through layers.
Table: figures of all heads, sorted</source>
        <translation>显示哪些图
头：各头分别显示。层：各头的均值。展开：贯穿各层。
表格：所有头的数值，可排序</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reads from</source>
        <translation>读取来源</translation>
    </message>
    <message>
        <source>Is read by</source>
        <translation>被谁读取</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>所受关注</translation>
    </message>
    <message>
        <source>Which way</source>
        <translation>哪个方向</translation>
    </message>
    <message>
        <source>Which way
Reads from: the picked token&apos;s row. Is read by: who looks at it.
Received: what every token gets from all others in the mean, whatever is picked</source>
        <translation>哪个方向
读取来源：所选词元的那一行。被谁读取：谁在看它。
所受关注：每个词元平均从所有其他词元得到多少，与选取无关</translation>
    </message>
    <message>
        <source>Where in time it reads</source>
        <translation>从哪些时间读取</translation>
    </message>
    <message>
        <source>This token</source>
        <translation>这个词元</translation>
    </message>
    <message>
        <source>All tokens</source>
        <translation>所有词元</translation>
    </message>
    <message>
        <source>Hidden tokens</source>
        <translation>隐藏词元</translation>
    </message>
    <message>
        <source>Whose figures</source>
        <translation>谁的数值</translation>
    </message>
    <message>
        <source>Whose figures
Of what the picked token reads from, or the mean over all tokens, or over the hidden ones:
a pass that looks at every row once</source>
        <translation>谁的数值
所选词元的读取来源，或所有词元、隐藏词元的均值：
后者需将每一行看一遍</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>第 %1 层，头 %2</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>%1, this token</source>
        <translation>%1，这个词元</translation>
    </message>
    <message>
        <source>Where in time its readers are</source>
        <translation>读取者在哪些时间</translation>
    </message>
    <message>
        <source>Where in time is read</source>
        <translation>哪些时间被读取</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Showing the last result</source>
        <translation>正在显示上次结果</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>步 %1</translation>
    </message>
    <message>
        <source>Click a token on the frame.</source>
        <translation>请点击画面上的一个词元。</translation>
    </message>
    <message>
        <source>Asking every head</source>
        <translation>正在询问每个头</translation>
    </message>
    <message>
        <source>What does a token read from?</source>
        <translation>词元从哪里读取信息？</translation>
    </message>
    <message>
        <source>The share that each token gives to this one. Figures are of where its readers are.</source>
        <translation>每个词元给予它的份额。数值描述其读取者所在之处。</translation>
    </message>
    <message>
        <source>The mean share that each token gets from all. Distances are from the picked token.</source>
        <translation>每个词元从所有词元得到的平均份额。距离从所选词元算起。</translation>
    </message>
    <message>
        <source>Each map from 0 to its own largest share at this step. These models have no class token.</source>
        <translation>每张图从 0 到其自身在这一步的最大份额。这些模型没有类别词元。</translation>
    </message>
    <message>
        <source>Means over heads, each from 0 to its own largest share at this step.</source>
        <translation>各头的均值，每张从 0 到其自身在这一步的最大份额。</translation>
    </message>
    <message>
        <source>From the output back to the input of each layer; map 1 goes through all.</source>
        <translation>从输出追溯到各层的输入；图 1 贯穿所有层。</translation>
    </message>
    <message>
        <source>No token of this pass is hidden. Ask the target encoder or the predictor, and hide something.</source>
        <translation>此次计算中没有隐藏词元。请改问目标编码器或预测器，并隐藏一些内容。</translation>
    </message>
    <message>
        <source>Means over hidden tokens: what predictions are made from.</source>
        <translation>隐藏词元的均值：预测由什么得来。</translation>
    </message>
    <message>
        <source>Means over all tokens as queries.</source>
        <translation>以所有词元为查询的均值。</translation>
    </message>
    <message>
        <source>Attention maps</source>
        <translation>注意力图</translation>
    </message>
    <message>
        <source>The figures of each head are of what the picked token reads from.</source>
        <translation>各注意力头的数值针对所选词元读取的内容。</translation>
    </message>
    <message>
        <source>No attention to show</source>
        <translation>没有可显示的注意力</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::AttentionStrip</name>
    <message>
        <source>Where in time it reads</source>
        <translation>从哪些时间读取</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::BrushBar</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size of the brush, in half cells</source>
        <translation>画笔大小（半格为单位）</translation>
    </message>
    <message>
        <source>Size of the brush
[ and ] make it smaller and larger</source>
        <translation>画笔大小
[ 和 ] 使其变小和变大</translation>
    </message>
    <message>
        <source>Steps a stroke acts on</source>
        <translation>笔画作用的步</translation>
    </message>
    <message>
        <source>Steps a stroke acts on
Seen from the playhead&apos;s step</source>
        <translation>笔画作用的步
以播放头所在步为准</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>touched</source>
        <translation>触及</translation>
    </message>
    <message>
        <source>half covered</source>
        <translation>覆盖一半</translation>
    </message>
    <message>
        <source>fully covered</source>
        <translation>完全覆盖</translation>
    </message>
    <message>
        <source>Hide when</source>
        <translation>隐藏条件</translation>
    </message>
    <message>
        <source>When a token counts as hidden</source>
        <translation>词元何时算作隐藏</translation>
    </message>
    <message>
        <source>When a token counts as hidden
Of all shapes of the mask</source>
        <translation>词元何时算作隐藏
适用于掩码的所有形状</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::CanvasNotes</name>
    <message>
        <source>Showing the last result</source>
        <translation>正在显示上次结果</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Every token is hidden</source>
        <translation>所有词元都被隐藏了</translation>
    </message>
    <message>
        <source>The model needs something to look at.</source>
        <translation>模型需要看到一些内容。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>Following the object</source>
        <translation>正在跟随物体</translation>
    </message>
    <message>
        <source>Nothing is hidden yet.</source>
        <translation>还没有隐藏任何内容。</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>涂画</translation>
    </message>
    <message>
        <source>Cancelled. Showing the last result.</source>
        <translation>已取消。正在显示上次结果。</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>This model predicts no hidden tokens.</source>
        <translation>此模型不预测隐藏词元。</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation>没有预测</translation>
    </message>
    <message>
        <source>Use %1 frames</source>
        <translation>使用 %1 帧</translation>
    </message>
    <message>
        <source>The model only predicts what it cannot see.</source>
        <translation>模型只预测它看不到的部分。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::CheckLine</name>
    <message>
        <source>Well: %1</source>
        <translation>良好：%1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::CheckpointPage</name>
    <message>
        <source>Its features can be looked at. It predicts from a robot&apos;s actions and not from masks: lacuna rollout does that.</source>
        <translation>可以查看其特征。它根据机器人的动作而非掩码来预测：由 lacuna rollout 完成。</translation>
    </message>
    <message>
        <source>Distilled: it predicts the latents of a teacher that is not in the file. Features and attention work, errors do not.</source>
        <translation>经过蒸馏：它预测的是不在文件中的教师的隐向量。特征和注意力可用，误差不可用。</translation>
    </message>
    <message>
        <source>Takes single pictures of its own size alone.</source>
        <translation>只接受自身尺寸的单张图片。</translation>
    </message>
    <message>
        <source>Its predictor knows its own size alone: %1 px, %2 frames.</source>
        <translation>其预测器只认识自身的尺寸：%1 像素，%2 帧。</translation>
    </message>
    <message>
        <source>Needs config.json of the same place beside it; then open the folder or the file. One encoder serves for visible tokens and for targets.</source>
        <translation>旁边需要同一来源的 config.json；然后打开文件夹或文件。可见词元和目标共用一个编码器。</translation>
    </message>
    <message>
        <source>The file alone. Both encoders and the predictor are read, what its training left beside them is not.</source>
        <translation>只需此文件。读取两个编码器和预测器，不读取训练时留下的其他内容。</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Published checkpoints</source>
        <translation>已发表的检查点</translation>
    </message>
    <message>
        <source>Lacuna opens nothing on the network. Copy an address, fetch the file with your browser, and open it here. Memory and time are estimates for a run of at most 16 frames at the model&apos;s own size with half of the tokens hidden, in fp32 on this machine&apos;s processor.</source>
        <translation>Lacuna 不访问网络。请复制地址，用浏览器获取文件，再在这里打开。内存和时间是估计值：最多 16 帧、模型自身尺寸、隐藏一半词元、在本机处理器上以 fp32 运行。</translation>
    </message>
    <message>
        <source>Loaded now</source>
        <translation>当前已载入</translation>
    </message>
    <message>
        <source>Demo model</source>
        <translation>演示模型</translation>
    </message>
    <message>
        <source>Open checkpoint...</source>
        <translation>打开检查点...</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>Open a checkpoint, or the demo model.</source>
        <translation>打开检查点，或演示模型。</translation>
    </message>
    <message>
        <source>A small model for demos. It knows moving shapes, not the world.</source>
        <translation>供演示用的小模型。它认识运动的形状，不认识世界。</translation>
    </message>
    <message>
        <source>%1 encoder and %2 predictor parameters, %3 in memory.</source>
        <translation>编码器参数 %1，预测器参数 %2，内存中 %3。</translation>
    </message>
    <message>
        <source>The next run has %1 tokens and takes %2.</source>
        <translation>下次运行有 %1 个词元，用时 %2。</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>A run</source>
        <translation>一次运行</translation>
    </message>
    <message>
        <source>Of one encoder and the predictor, in millions</source>
        <translation>一个编码器与预测器的参数，以百万计</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>%1 + %2&#xa0;M</source>
        <translation>%1 + %2&#xa0;M</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::CheckpointPreview</name>
    <message>
        <source>Choose a checkpoint to see what it holds and what it needs.</source>
        <translation>选择检查点即可查看其内容和需求。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Predictor</source>
        <translation>预测器</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>A run</source>
        <translation>一次运行</translation>
    </message>
    <message>
        <source>With half of the tokens hidden, fp32 on the processor; measured on this machine just now</source>
        <translation>隐藏一半词元、在处理器上以 fp32 运行；刚刚在本机测得</translation>
    </message>
    <message>
        <source>Missing keys</source>
        <translation>缺少的键</translation>
    </message>
    <message>
        <source>Unused keys</source>
        <translation>未用的键</translation>
    </message>
    <message>
        <source>This checkpoint does not load whole: keys that the model needs are missing.</source>
        <translation>此检查点未能完整载入：缺少模型需要的键。</translation>
    </message>
    <message>
        <source>This is a TorchScript module: a program. The window does not run it; lacuna predict with --allow-script does, if you trust it.</source>
        <translation>这是 TorchScript 模块，即程序。窗口不运行它；若您信任它，lacuna predict 加上 --allow-script 可以运行。</translation>
    </message>
    <message>
        <source>This file holds a probe and no world model. Open it in the inspector&apos;s tab Probe.</source>
        <translation>此文件是探针而非世界模型。请在检查器的“探针”标签页中打开。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ChoiceRow</name>
    <message>
        <source>A click counts a hand, the right button takes one back; or type the number</source>
        <translation>点击计一只手，右键减去一只；也可直接输入数字</translation>
    </message>
    <message>
        <source>Hands: %1</source>
        <translation>举手：%1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ChosenHead</name>
    <message>
        <source>The chosen head</source>
        <translation>所选的头</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>分散度</translation>
    </message>
    <message>
        <source>Mean distance</source>
        <translation>平均距离</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>时间上</translation>
    </message>
    <message>
        <source>Same step</source>
        <translation>同一步</translation>
    </message>
    <message>
        <source>On visible</source>
        <translation>落在可见词元</translation>
    </message>
    <message>
        <source>Reach by layer</source>
        <translation>各层的作用距离</translation>
    </message>
    <message>
        <source>%1 of %2 bits</source>
        <translation>%1 / %2 比特</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 个单元格</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>Kinds of head, all %1</source>
        <translation>头的类型，共 %1 个</translation>
    </message>
    <message>
        <source>Kinds of map, one a layer</source>
        <translation>图的类型，每层一幅</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ClipCanvas</name>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>No token picked</source>
        <translation>未选取词元</translation>
    </message>
    <message>
        <source>Pick this token</source>
        <translation>选取这个词元</translation>
    </message>
    <message>
        <source>Show this token</source>
        <translation>显示这个词元</translation>
    </message>
    <message>
        <source>Hide this token</source>
        <translation>隐藏这个词元</translation>
    </message>
    <message>
        <source>This graphics driver cannot draw the clip.
%1</source>
        <translation>此显卡驱动无法绘制片段。
%1</translation>
    </message>
    <message>
        <source>Follow what is inside</source>
        <translation>跟随框内的物体</translation>
    </message>
    <message numerus="yes">
        <source>Hide %n more token(s)</source>
        <translation>
            <numerusform>再隐藏 %n 个词元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n token(s)</source>
        <translation>
            <numerusform>显示 %n 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2 steps</source>
        <translation>%1，共 %2 步</translation>
    </message>
    <message>
        <source>%1, steps %2 to %3</source>
        <translation>%1，第 %2 至 %3 步</translation>
    </message>
    <message>
        <source>Nothing more to hide here</source>
        <translation>此处没有可再隐藏的</translation>
    </message>
    <message>
        <source>Nothing to show here</source>
        <translation>此处没有可显示的</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ClipCaption</name>
    <message>
        <source>Frame %1 of %2</source>
        <translation>第 %1 帧，共 %2 帧</translation>
    </message>
    <message>
        <source>Step %1 of %2, frame %3 of %4</source>
        <translation>第 %1 步，共 %2 步；第 %3 帧，共 %4 帧</translation>
    </message>
    <message>
        <source>Hidden tokens outlined</source>
        <translation>隐藏的词元有轮廓线</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>误差：%1</translation>
    </message>
    <message>
        <source>True features: 3 main components as colours</source>
        <translation>真实特征：3 个主成分，以颜色表示</translation>
    </message>
    <message>
        <source>Predicted features: 3 main components as colours</source>
        <translation>预测特征：3 个主成分，以颜色表示</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Attention: %1, received by each token, mean over all tokens</source>
        <translation>注意力：%1，每个词元收到的份额，对所有词元取平均</translation>
    </message>
    <message>
        <source>Attention: %1, what reads the token at row %2, column %3, step %4</source>
        <translation>注意力：%1，哪些词元读取第 %2 行、第 %3 列、第 %4 步的词元</translation>
    </message>
    <message>
        <source>Attention: %1, what the token at row %2, column %3, step %4 reads</source>
        <translation>注意力：%1，第 %2 行、第 %3 列、第 %4 步的词元读取什么</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ClipPanel</name>
    <message>
        <source>the demo clip</source>
        <translation>演示片段</translation>
    </message>
    <message>
        <source>100&#xa0;% shows each pixel of the clip as one pixel</source>
        <translation>100&#xa0;% 时片段的每个像素显示为一个像素</translation>
    </message>
    <message>
        <source>Snapshot
Saves what the canvas shows as a picture</source>
        <translation>快照
将画布内容保存为图片</translation>
    </message>
    <message>
        <source>Fit
Shows the whole frame (Home)</source>
        <translation>适合窗口
显示整个画面 (Home)</translation>
    </message>
    <message>
        <source>Onion skin
Outlines of what the 2 steps before and after hide (N)</source>
        <translation>洋葱皮
前后各 2 步所隐藏部分的轮廓 (N)</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>frame.png</source>
        <translation>frame.png</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This clip cannot be opened</source>
        <translation>无法打开此片段</translation>
    </message>
    <message>
        <source>Drop a clip here</source>
        <translation>将片段拖到这里</translation>
    </message>
    <message>
        <source>MP4, MOV, GIF or a folder of images.</source>
        <translation>MP4、MOV、GIF 或图片文件夹。</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>另选一个</translation>
    </message>
    <message>
        <source>Open a clip</source>
        <translation>打开片段</translation>
    </message>
    <message>
        <source>Use the demo</source>
        <translation>使用演示</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>painting on step %1, frame %2</source>
        <translation>正在绘制第 %1 步，第 %2 帧</translation>
    </message>
    <message>
        <source>step %1, frame %2</source>
        <translation>第 %1 步，第 %2 帧</translation>
    </message>
    <message>
        <source>painting on step %1, frames %2–%3</source>
        <translation>正在绘制第 %1 步，第 %2–%3 帧</translation>
    </message>
    <message>
        <source>step %1, frames %2–%3</source>
        <translation>第 %1 步，第 %2–%3 帧</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ClipPreview</name>
    <message>
        <source>Choose a clip to see what it holds.</source>
        <translation>选择片段即可查看其内容。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>%1 fps, variable</source>
        <translation>%1 fps，可变</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ClipSpan</name>
    <message>
        <source>Frames of the clip that the model sees</source>
        <translation>模型看到的片段帧</translation>
    </message>
    <message>
        <source>The whole clip, with a bracket round the frames that the model sees
Drag it to show the model other frames</source>
        <translation>整个片段，括号标出模型看到的帧
拖动括号可让模型看其他帧</translation>
    </message>
    <message>
        <source>%1–%2 of %3</source>
        <translation>%1–%2，共 %3</translation>
    </message>
    <message>
        <source>%1 in %2–%3 of %4</source>
        <translation>%2–%3 中的 %1 帧，共 %4</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ClipTrack</name>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>No clip</source>
        <translation>没有片段</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 fr</source>
        <translation>%1/%2 帧</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::CommandCopier</name>
    <message>
        <source>The command line has no words for this. Nothing was copied.</source>
        <translation>命令行没有相应的说法。没有复制任何内容。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Copied. What was drawn or named by hand is in %1, which the command reads.</source>
        <translation>已复制。手绘或手工命名的内容在 %1 中，命令会读取它。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <source>No action fits. Fewer letters find more.</source>
        <translation>没有符合的操作。少输几个字母可找到更多。</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>For lacuna --do</source>
        <translation>用于 lacuna --do</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, not possible now, %2</source>
        <translation>%1，现在不可用，%2</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::CompareArea</name>
    <message>
        <source>What is compared</source>
        <translation>比较什么</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ComputingSection</name>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>Where the model&apos;s blocks are computed</source>
        <translation>模型的各块在哪里计算</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>bf16 is faster and less exact: how much is shown below for this clip</source>
        <translation>bf16 更快但不够精确：差多少见下方针对此片段的数值</translation>
    </message>
    <message>
        <source>Worst cosine with fp32</source>
        <translation>与 fp32 的最差余弦</translation>
    </message>
    <message>
        <source>Mean cosine with fp32</source>
        <translation>与 fp32 的平均余弦</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>下次运行</translation>
    </message>
    <message>
        <source>Working memory</source>
        <translation>工作内存</translation>
    </message>
    <message>
        <source>Of target latents, token by token, with the same weights in fp32 on the CPU; the worst token of this clip</source>
        <translation>目标隐向量逐个词元与 CPU 上相同权重的 fp32 相比；此片段中最差的词元</translation>
    </message>
    <message>
        <source>Of target latents, token by token, with the same weights in fp32 on the CPU; the mean over this clip</source>
        <translation>目标隐向量逐个词元与 CPU 上相同权重的 fp32 相比；此片段的均值</translation>
    </message>
    <message>
        <source>From the number of tokens and a short measurement of this machine, less what is computed already</source>
        <translation>由词元数和对本机的简短测量得出，扣除已算好的部分</translation>
    </message>
    <message>
        <source>CPU only</source>
        <translation>仅 CPU</translation>
    </message>
    <message>
        <source>fp32 only</source>
        <translation>仅 fp32</translation>
    </message>
    <message>
        <source>computed already</source>
        <translation>已算好</translation>
    </message>
    <message>
        <source>under 0.1 s</source>
        <translation>不到 0.1 秒</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>Comparing with fp32 on the CPU…</source>
        <translation>正在与 CPU 上的 fp32 比较……</translation>
    </message>
    <message>
        <source>Not compared with fp32: %1</source>
        <translation>未与 fp32 比较：%1</translation>
    </message>
    <message>
        <source>Not compared with fp32 on this clip yet: do not trust small differences.</source>
        <translation>尚未在此片段上与 fp32 比较：不要相信微小的差别。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::DetailFigure</name>
    <message>
        <source>How far pixels and latents move</source>
        <translation>像素与隐向量移动多远</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::DetailPage</name>
    <message>
        <source>How far latents move for pixels</source>
        <translation>像素变化时隐向量移动多远</translation>
    </message>
    <message>
        <source>pixels moved; 1: as far as another place of the clip</source>
        <translation>像素的变化；1：与片段另一位置相当</translation>
    </message>
    <message>
        <source>latents moved (1 - cosine), likewise</source>
        <translation>隐向量的移动（1 - 余弦），同上</translation>
    </message>
    <message>
        <source>latents moved (L1, layer-normed), likewise</source>
        <translation>隐向量的移动（L1，层归一化），同上</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示什么</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>变化的种类</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>测量什么</translation>
    </message>
    <message>
        <source>Strengths of each change</source>
        <translation>每种变化的强度数</translation>
    </message>
    <message>
        <source>Seed of noise, grain and drawn places</source>
        <translation>噪声、颗粒及随机位置的种子</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A file or a scene, such as world:behind,seed=8: how far its latents lie is a yardstick</source>
        <translation>文件或场景，例如 world:behind,seed=8：其隐向量的距离可作标尺</translation>
    </message>
    <message>
        <source>Another clip as a yardstick</source>
        <translation>另一个片段作为标尺</translation>
    </message>
    <message>
        <source>Yardsticks</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>levels, 1 - cosine</source>
        <translation>灰度级，1 - 余弦</translation>
    </message>
    <message>
        <source>Detail lab</source>
        <translation>细节实验室</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>How latents are compared</source>
        <translation>如何比较隐向量</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save the figure...</source>
        <translation>保存图表...</translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation>复制为命令行</translation>
    </message>
    <message>
        <source>Strength 1: %1</source>
        <translation>强度 1：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 of %2 clips encoded</source>
        <translation>已编码 %1 / %2 个片段</translation>
    </message>
    <message>
        <source>Showing the last result, of another clip or checkpoint</source>
        <translation>正在显示上次结果，来自另一片段或检查点</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Measure how far pixels and latents move when the open clip is blurred, recoloured, moved, and so on. Nothing is hidden for it: the whole clip is encoded.</source>
        <translation>测量当片段被模糊、变色、平移等处理时，像素与隐向量各移动多远。此处不隐藏任何内容：整个片段都会编码。</translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation>改变的内容</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::DetailPictures</name>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>1: as another place</source>
        <translation>1：相当于另一位置</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>How far the latents move</source>
        <translation>隐向量移动多远</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Frame as it is, changed, and what the latents move</source>
        <translation>原帧、变化后的帧，以及隐向量的移动</translation>
    </message>
    <message>
        <source>%1, strength %2</source>
        <translation>%1，强度 %2</translation>
    </message>
    <message>
        <source>What a change moves</source>
        <translation>一种变化移动了什么</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ErrorDetails</name>
    <message>
        <source>Show details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>错误详情</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>Copy details
All that is said below the line, as text</source>
        <translation>复制详情
该行下方所说的全部内容，作为文本</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ErrorSections</name>
    <message>
        <source>By step</source>
        <translation>按步</translation>
    </message>
    <message>
        <source>By distance from the border</source>
        <translation>按到边界的距离</translation>
    </message>
    <message>
        <source>Within the step</source>
        <translation>步内</translation>
    </message>
    <message>
        <source>Space and time</source>
        <translation>空间与时间</translation>
    </message>
    <message>
        <source>Which visible tokens count</source>
        <translation>计入哪些可见词元</translation>
    </message>
    <message>
        <source>Every token over time</source>
        <translation>每个词元随时间的变化</translation>
    </message>
    <message>
        <source>Worst moments</source>
        <translation>最差时刻</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>10 to 90&#xa0;%</source>
        <translation>10&#xa0;% 至 90&#xa0;%</translation>
    </message>
    <message>
        <source>Error by step</source>
        <translation>各步的误差</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Motion by step</source>
        <translation>各步的运动</translation>
    </message>
    <message>
        <source>change of the picture</source>
        <translation>画面的变化</translation>
    </message>
    <message>
        <source>Dashed: %1. Errors that rise and fall with motion may say no more than that something moves.</source>
        <translation>虚线：%1。随运动起伏的误差，可能只说明有东西在动。</translation>
    </message>
    <message>
        <source>mean, 10 to 90&#xa0;%</source>
        <translation>均值，10&#xa0;% 至 90&#xa0;%</translation>
    </message>
    <message>
        <source>Error by distance from the border of the hidden region</source>
        <translation>误差随到隐藏区域边界距离的变化</translation>
    </message>
    <message>
        <source>cells to a visible token (tokens)</source>
        <translation>到可见词元的单元格数（词元数）</translation>
    </message>
    <message>
        <source>all hidden (%1)</source>
        <translation>全部隐藏（%1）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source> Dashed: %1.</source>
        <translation>虚线：%1。</translation>
    </message>
    <message>
        <source>1 is right beside a visible token of the same step. Steps that are hidden as a whole have no border.</source>
        <translation>1 表示紧邻同一步的可见词元。整步都被隐藏的步没有边界。</translation>
    </message>
    <message>
        <source>1 is right beside a visible token, in the picture or a step before or after. Steps count like cells.</source>
        <translation>1 表示紧邻可见词元，无论在画面内还是前后一步。步与单元格同样计数。</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>步 %1</translation>
    </message>
    <message>
        <source>Mean of the step; %1 worse than the median of all steps. Best simple guess: %2</source>
        <translation>该步的均值；比所有步的中位数差 %1。最佳简单猜测：%2</translation>
    </message>
    <message>
        <source>Best simple guess: %1</source>
        <translation>最佳简单猜测：%1</translation>
    </message>
    <message>
        <source>Step %1, row %2, column %3</source>
        <translation>步 %1，行 %2，列 %3</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ErrorTrack</name>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>mean and 90&#xa0;%</source>
        <translation>均值与 90&#xa0;%</translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation>没有预测</translation>
    </message>
    <message>
        <source>Nothing hidden</source>
        <translation>没有隐藏</translation>
    </message>
    <message>
        <source>mean %1, 90&#xa0;% %2</source>
        <translation>均值 %1，90&#xa0;% %2</translation>
    </message>
    <message>
        <source>%1, %2 %3</source>
        <translation>%1，%2 %3</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ExportDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>另存为...</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::FigureDialog</name>
    <message>
        <source>Export figure</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> 毫米</translation>
    </message>
    <message>
        <source> dots an inch</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>A view as it is now, drawn again at the size of print. What made it is kept inside the file.</source>
        <translation>将视图按现在的样子以打印尺寸重新绘制。生成它的设置会保存在文件内。</translation>
    </message>
    <message>
        <source>Picture (png)</source>
        <translation>图片 (png)</translation>
    </message>
    <message>
        <source>Page (pdf)</source>
        <translation>页面 (pdf)</translation>
    </message>
    <message>
        <source>Drawing (svg)</source>
        <translation>矢量图 (svg)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>%1 x %2 mm, %3 x %4 pixels</source>
        <translation>%1 x %2 毫米，%3 x %4 像素</translation>
    </message>
    <message>
        <source>For papers and print. Text and plots stay text and lines; the frame and the 3-D views are pictures of this resolution.</source>
        <translation>用于论文和打印。文字和图线保持为文字和线条；画面和三维视图是此分辨率的图片。</translation>
    </message>
    <message>
        <source>To edit further and for web pages. Text and plots stay text and lines; the frame and the 3-D views are pictures of this resolution.</source>
        <translation>用于继续编辑和网页。文字和图线保持为文字和线条；画面和三维视图是此分辨率的图片。</translation>
    </message>
    <message>
        <source>For slides and web pages: pixels, which look the same everywhere.</source>
        <translation>用于幻灯片和网页：由像素组成，在哪里看都一样。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::FigureExport</name>
    <message>
        <source>A figure is being saved. Wait until it is.</source>
        <translation>正在保存图表。请等它完成。</translation>
    </message>
    <message>
        <source>Lacuna: %1</source>
        <translation>Lacuna：%1</translation>
    </message>
    <message>
        <source>Saved the figure as %1</source>
        <translation>已将图表保存为 %1</translation>
    </message>
    <message>
        <source>Another export draws this window. Wait until it is done, or cancel it among the jobs.</source>
        <translation>另一个导出正在绘制此窗口。请等待其完成，或在任务列表中取消它。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::FigureRow</name>
    <message>
        <source>
Training: %1 to %2 in 90&#xa0;% of the masks; %3 of them have less</source>
        <translation>
训练：90&#xa0;% 的掩码在 %1 至 %2 之间；其中 %3 更低</translation>
    </message>
    <message>
        <source>%1 %2
%3%4</source>
        <translation>%1 %2
%3%4</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::FigureView</name>
    <message>
        <source>Copy the numbers</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>另存为...</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::FilePreview</name>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Reading frame %1 of %2</source>
        <translation>正在读取第 %1 / %2 帧</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::FindField</name>
    <message>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::FloatingPanel</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::FrameArea</name>
    <message>
        <source>Clip, the right one of two</source>
        <translation>片段，两幅中的右侧一幅</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::HeadKinds</name>
    <message>
        <source>Kinds of head</source>
        <translation>头的种类</translation>
    </message>
    <message>
        <source>What most of a head&apos;s attention falls on; click to see one kind alone, again (or Space) to see all.
Itself: 30&#xa0;% on the query&apos;s token. Nearby: 40&#xa0;% within 2 cells in its step.
Same place: 30&#xa0;% on its cell in other steps. Row or column: 40&#xa0;% on those, in its step.
Everywhere: 92&#xa0;% of the largest possible spread. The first that holds counts.</source>
        <translation>头的大部分注意力落在哪里；点击可只看一种，再次点击（或按空格）显示全部。
自身：30&#xa0;% 落在查询词元上。邻近：40&#xa0;% 落在同一步 2 个单元格以内。
同一位置：30&#xa0;% 落在其他步的同一单元格。同行或同列：40&#xa0;% 落在同一步的同行同列。
各处：达到最大可能分散度的 92&#xa0;%。以第一个成立的为准。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::HeadTable</name>
    <message>
        <source>Figures of all heads</source>
        <translation>所有头的数值</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::HeadTableModel</name>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>What most of the attention falls on</source>
        <translation>大部分注意力落在哪里</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::HintBubble</name>
    <message>
        <source>Esc hides these hints</source>
        <translation>按 Esc 隐藏这些提示</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::Hints</name>
    <message>
        <source>Hide something</source>
        <translation>隐藏一些内容</translation>
    </message>
    <message>
        <source>Drag with the brush. The outlined tokens are hidden from the model.</source>
        <translation>用画笔拖动。轮廓内的词元对模型隐藏。</translation>
    </message>
    <message>
        <source>This is the guess</source>
        <translation>这就是猜测</translation>
    </message>
    <message>
        <source>Each line joins what the model guessed to what was there. Shorter is better.</source>
        <translation>每条线把模型的猜测与实际相连。越短越好。</translation>
    </message>
    <message>
        <source>Drag through time</source>
        <translation>沿时间拖动</translation>
    </message>
    <message>
        <source>The error rises and falls with what the model cannot see.</source>
        <translation>误差随模型看不到的内容起伏。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::Histogram</name>
    <message>
        <source>Errors of all hidden tokens</source>
        <translation>所有隐藏词元的误差</translation>
    </message>
    <message>
        <source>%1 hidden tokens</source>
        <translation>%1 个隐藏词元</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Close the Start tab
Help has it again</source>
        <translation>关闭“开始”标签页
可从“帮助”菜单再次打开</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::JobWatch</name>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation>正在预测</translation>
    </message>
    <message>
        <source>Comparing with fp32 on the CPU</source>
        <translation>正在与 CPU 上的 fp32 比较</translation>
    </message>
    <message>
        <source>Laying out the latent space</source>
        <translation>正在布局隐空间</translation>
    </message>
    <message>
        <source>Following an object</source>
        <translation>正在跟随物体</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Kept runs</source>
        <translation>保留的运行</translation>
    </message>
    <message>
        <source>Opening a probe</source>
        <translation>正在打开探针</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <source>Probe as more is hidden</source>
        <translation>隐藏增多时的探针</translation>
    </message>
    <message>
        <source>Detail lab</source>
        <translation>细节实验室</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>意外度</translation>
    </message>
    <message>
        <source>Sweep %1</source>
        <translation>扫描 %1</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message>
        <source>Predicting a kept run again</source>
        <translation>再次预测一个保留的运行</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::JobsButton</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1，另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Jobs: %1</source>
        <translation>任务：%1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::JobsPanel</name>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 / %2 %3</translation>
    </message>
    <message>
        <source>cancelled after %1</source>
        <translation>%1 后取消</translation>
    </message>
    <message>
        <source>failed after %1</source>
        <translation>%1 后失败</translation>
    </message>
    <message>
        <source>%1, %2 times</source>
        <translation>%1，%2 次</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>全部取消</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>没有正在运行的任务</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消 %1</translation>
    </message>
    <message>
        <source>Openings, predictions, measurements and exports show here while they run.</source>
        <translation>打开、预测、测量和导出在运行时显示于此。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::KeyControl</name>
    <message>
        <source>Between keys</source>
        <translation>关键帧之间</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>添加关键帧</translation>
    </message>
    <message>
        <source>Add key
Keeps how the chosen layer stands at the playhead
I</source>
        <translation>添加关键帧
记录所选图层在播放头处的状态
I</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::KeyRecorder</name>
    <message>
        <source>Shortcut</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Press the keys. Esc gives up, Backspace takes the keys away.</source>
        <translation>请按键。Esc 放弃，Backspace 去掉按键。</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>没有按键</translation>
    </message>
    <message>
        <source>Press the keys</source>
        <translation>请按键</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::KnobSlider</name>
    <message>
        <source>Reset %1
Takes the seed&apos;s own value</source>
        <translation>重置%1
恢复种子自身的值</translation>
    </message>
    <message>
        <source>%1, set by hand</source>
        <translation>%1，手动设定</translation>
    </message>
    <message>
        <source>%1, from the seed</source>
        <translation>%1，来自种子</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::Languages</name>
    <message>
        <source>English</source>
        <extracomment>The name of this language in the language itself</extracomment>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>%1 is no file of translations. Make it with lrelease from a .ts file.</source>
        <translation>%1 不是翻译文件。请用 lrelease 由 .ts 文件生成。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LatentExport</name>
    <message>
        <source>Save the latent space</source>
        <translation>保存隐空间</translation>
    </message>
    <message>
        <source>Picture (png)</source>
        <translation>图片 (png)</translation>
    </message>
    <message>
        <source>Drawing (svg)</source>
        <translation>矢量图 (svg)</translation>
    </message>
    <message>
        <source>Film of a turn (mp4)</source>
        <translation>旋转动画 (mp4)</translation>
    </message>
    <message>
        <source>Film of the steps (mp4)</source>
        <translation>逐步动画 (mp4)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>With legend, axes and read-outs</source>
        <translation>包含图例、坐标轴和读数</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Once round in</source>
        <translation>旋转一周用时</translation>
    </message>
    <message>
        <source>The points as they are seen now: camera, colours and projection stay.</source>
        <translation>按现在所见的点：相机、颜色和投影不变。</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Points, lines and text as such, of any size</source>
        <translation>点、线和文字保持原样，可为任意尺寸</translation>
    </message>
    <message>
        <source>To edit further, for papers and web pages.</source>
        <translation>用于继续编辑、论文和网页。</translation>
    </message>
    <message>
        <source>%1 x %2 pixels</source>
        <translation>%1 x %2 像素</translation>
    </message>
    <message>
        <source>For slides and web pages: pixels, which look the same everywhere.</source>
        <translation>用于幻灯片和网页：由像素组成，在哪里看都一样。</translation>
    </message>
    <message>
        <source>%1 x %2 pixels, %3 s</source>
        <translation>%1 x %2 像素，%3 秒</translation>
    </message>
    <message>
        <source>A film (MPEG-4) of the points, once round.</source>
        <translation>点云转一周的影片 (MPEG-4)。</translation>
    </message>
    <message>
        <source>A film (MPEG-4) of the points, step by step.</source>
        <translation>点云逐步变化的影片 (MPEG-4)。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LatentFiles</name>
    <message>
        <source>%1, layer-normed. Run %2</source>
        <translation>%1，层归一化。运行 %2</translation>
    </message>
    <message>
        <source>Save the latent space</source>
        <translation>保存隐空间</translation>
    </message>
    <message>
        <source>%1 file (*.%2)</source>
        <translation>%1 文件 (*.%2)</translation>
    </message>
    <message>
        <source>Saved the latent space as %1</source>
        <translation>已将隐空间保存为 %1</translation>
    </message>
    <message>
        <source>Save the points</source>
        <translation>保存点</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>NumPy (*.npz)</source>
        <translation>NumPy (*.npz)</translation>
    </message>
    <message>
        <source>Saved the points as %1</source>
        <translation>已将点保存为 %1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LatentFilm</name>
    <message>
        <source>This machine cannot draw a picture of %1 x %2 pixels. Ask for a smaller one.</source>
        <translation>本机无法绘制 %1 x %2 像素的图片。请选择较小的尺寸。</translation>
    </message>
    <message>
        <source>The picture cannot be made into a PNG file. Is memory full?</source>
        <translation>无法将图片转为 PNG 文件。内存是否已满？</translation>
    </message>
    <message>
        <source>The colours of the window changed while this was drawn. Nothing was written. Save it again, and leave them as they are until it is saved.</source>
        <translation>绘制时窗口的配色发生了变化，未写入任何内容。请重新保存，并在保存完成前保持配色不变。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LatentPanel</name>
    <message>
        <source>Seed %1, fitted on %2</source>
        <translation>种子 %1，拟合于%2</translation>
    </message>
    <message>
        <source>Fitted on %1</source>
        <translation>拟合于%1</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 / %3</translation>
    </message>
    <message>
        <source>Laying out</source>
        <translation>正在布局</translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation>没有预测</translation>
    </message>
    <message>
        <source>No latents yet</source>
        <translation>还没有隐向量</translation>
    </message>
    <message>
        <source>Predict something to see it here.</source>
        <translation>预测一些内容后即可在此查看。</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>隐空间</translation>
    </message>
    <message>
        <source>PCA, 3 axes, fitted on all true tokens</source>
        <translation>PCA，3 个轴，拟合于所有真实词元</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>UMAP</source>
        <translation>UMAP</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Axes of the latent space</source>
        <translation>隐空间的轴</translation>
    </message>
    <message>
        <source>Latent space settings: fitting, latents, clusters, lines, camera</source>
        <translation>隐空间设置：拟合、隐向量、聚类、连线、镜头</translation>
    </message>
    <message>
        <source>Reset the view: all points in sight (Home)</source>
        <translation>重置视图：显示所有点 (Home)</translation>
    </message>
    <message>
        <source>Save picture: the view as a PNG file</source>
        <translation>保存图片：将视图存为 PNG 文件</translation>
    </message>
    <message>
        <source>latent-space.png</source>
        <translation>latent-space.png</translation>
    </message>
    <message>
        <source>No token picked</source>
        <translation>未选取词元</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LatentSettings</name>
    <message>
        <source>Latent space settings</source>
        <translation>隐空间设置</translation>
    </message>
    <message>
        <source>Fitting</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>UMAP: neighbours</source>
        <translation>UMAP：近邻数</translation>
    </message>
    <message>
        <source>UMAP: least distance</source>
        <translation>UMAP：最小距离</translation>
    </message>
    <message>
        <source>t-SNE: perplexity</source>
        <translation>t-SNE：困惑度</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>照常</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Which latents</source>
        <translation>哪些隐向量</translation>
    </message>
    <message>
        <source>Of the target encoder</source>
        <translation>目标编码器的</translation>
    </message>
    <message>
        <source>Also what visible tokens are alone</source>
        <translation>另含仅凭可见词元得到的</translation>
    </message>
    <message>
        <source>What the encoder of the visible tokens makes of them, without seeing the hidden ones</source>
        <translation>可见词元的编码器在看不到隐藏词元时给出的结果</translation>
    </message>
    <message>
        <source>all true tokens</source>
        <translation>所有真实词元</translation>
    </message>
    <message>
        <source>hidden only</source>
        <translation>仅隐藏词元</translation>
    </message>
    <message>
        <source>this step</source>
        <translation>这一步</translation>
    </message>
    <message>
        <source>Which true latents the axes are fitted on; all others are placed in them</source>
        <translation>轴用哪些真实隐向量拟合；其余都放入其中</translation>
    </message>
    <message>
        <source>Fit on</source>
        <translation>拟合于</translation>
    </message>
    <message>
        <source>Clips...</source>
        <translation>片段...</translation>
    </message>
    <message>
        <source>Models...</source>
        <translation>模型...</translation>
    </message>
    <message>
        <source>Add clips beside the open one</source>
        <translation>在打开的片段旁添加片段</translation>
    </message>
    <message>
        <source>Add models of the same width, whose latents of this clip are laid out too</source>
        <translation>添加宽度相同的模型，其对此片段的隐向量也一同布局</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No clips and models beside</source>
        <translation>不旁列片段和模型</translation>
    </message>
    <message>
        <source>Add models beside the open one</source>
        <translation>在打开的模型旁添加模型</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>Clusters, by k-means</source>
        <translation>聚类数，用 k 均值</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Outlines round nine tenths of each</source>
        <translation>为每类的九成画轮廓</translation>
    </message>
    <message>
        <source>Lines and pictures</source>
        <translation>连线与图块</translation>
    </message>
    <message>
        <source>Lines from true to predicted</source>
        <translation>从真实到预测的连线</translation>
    </message>
    <message>
        <source>From this rank of length</source>
        <translation>从此长度名次</translation>
    </message>
    <message>
        <source>To this rank of length</source>
        <translation>到此长度名次</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Paths of selected places over time</source>
        <translation>所选位置随时间的路径</translation>
    </message>
    <message>
        <source>Patches of the clip at their points</source>
        <translation>在各点处显示片段的图块</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>镜头</translation>
    </message>
    <message>
        <source>Parallel: near and far points alike</source>
        <translation>平行投影：远近的点一样大</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>保留此视图</translation>
    </message>
    <message>
        <source>none kept yet</source>
        <translation>尚未保留</translation>
    </message>
    <message>
        <source>go to...</source>
        <translation>转到...</translation>
    </message>
    <message>
        <source>View %1</source>
        <translation>视图 %1</translation>
    </message>
    <message>
        <source>after the final norm</source>
        <translation>最终归一化之后</translation>
    </message>
    <message>
        <source>after block %1 of %2</source>
        <translation>块 %1 / %2 之后</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步 %1</translation>
    </message>
    <message>
        <source>Beside: %1, %2</source>
        <translation>旁列：%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n 个片段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % of the latents&apos; variance lies between them</source>
        <translation>隐向量方差的 %1 % 在各类之间</translation>
    </message>
    <message>
        <source>Groups of like latents, not of like points: any axes show the same.</source>
        <translation>是相似隐向量的分组，不是相近点的分组：任何轴下都一样。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LatentView</name>
    <message>
        <source>Latent space</source>
        <translation>隐空间</translation>
    </message>
    <message>
        <source>%1, step %2, row %3, column %4.</source>
        <translation>%1，步 %2，行 %3，列 %4。</translation>
    </message>
    <message>
        <source>Double-click opens the model.</source>
        <translation>双击打开该模型。</translation>
    </message>
    <message>
        <source>Double-click opens the clip.</source>
        <translation>双击打开该片段。</translation>
    </message>
    <message>
        <source>This clip and model</source>
        <translation>此片段与模型</translation>
    </message>
    <message>
        <source>This clip</source>
        <translation>此片段</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LayerLanes</name>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>To the next key</source>
        <translation>到下一个关键帧</translation>
    </message>
    <message>
        <source>Move to playhead</source>
        <translation>移到播放头</translation>
    </message>
    <message>
        <source>Delete key</source>
        <translation>删除关键帧</translation>
    </message>
    <message>
        <source>From here on</source>
        <translation>从这里起</translation>
    </message>
    <message>
        <source>Until here</source>
        <translation>到这里为止</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>所有步</translation>
    </message>
    <message>
        <source>Only outside</source>
        <translation>仅在外部</translation>
    </message>
    <message>
        <source>Copy to the next step</source>
        <translation>复制到下一步</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>删除图层</translation>
    </message>
    <message>
        <source>More of this layer</source>
        <translation>此图层的更多操作</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>has no part in the mask</source>
        <translation>不参与掩码</translation>
    </message>
    <message>
        <source>does not act here</source>
        <translation>在此不起作用</translation>
    </message>
    <message>
        <source>hides</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>shows</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>key here</source>
        <translation>此处有关键帧</translation>
    </message>
    <message>
        <source>key here by following</source>
        <translation>此处有跟随所得的关键帧</translation>
    </message>
    <message>
        <source>key here by following, not seen</source>
        <translation>此处有跟随所得的关键帧，物体不可见</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选中</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1
Step %2: %3</source>
        <translation>%1
步 %2：%3</translation>
    </message>
    <message>
        <source>No layers yet: draw on the clip, or take a generator</source>
        <translation>还没有图层：请在片段上绘制，或选用生成器</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LayerList</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>除%1外</translation>
    </message>
    <message>
        <source>No layers. Paint on the clip, or make a mask below.</source>
        <translation>没有图层。请在片段上涂画，或在下方制作掩码。</translation>
    </message>
    <message>
        <source>and %1 below</source>
        <translation>下方还有 %1 个</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LayerRow</name>
    <message>
        <source>Locked
Click to let tools change it again</source>
        <translation>已锁定
点击后工具可再次更改它</translation>
    </message>
    <message>
        <source>More
Everything that can be done with this layer</source>
        <translation>更多
可对此图层进行的所有操作</translation>
    </message>
    <message>
        <source>Leave out %1
It then has no part in the mask</source>
        <translation>略去%1
之后它不参与掩码</translation>
    </message>
    <message>
        <source>Bring %1 back</source>
        <translation>恢复%1</translation>
    </message>
    <message>
        <source>Hides tokens
Click: show them instead</source>
        <translation>隐藏词元
点击：改为显示</translation>
    </message>
    <message>
        <source>Shows tokens
Click: hide them instead</source>
        <translation>显示词元
点击：改为隐藏</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>%1的更多操作</translation>
    </message>
    <message>
        <source>Layer %1, %2, %3</source>
        <translation>图层%1，%2，%3</translation>
    </message>
    <message>
        <source>hides</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>shows</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <translation>图层名称</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LayerRows</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Show with it instead of hiding</source>
        <translation>改为用它显示</translation>
    </message>
    <message>
        <source>Hide with it instead of showing</source>
        <translation>改为用它隐藏</translation>
    </message>
    <message>
        <source>Acts outside it</source>
        <translation>作用于其外部</translation>
    </message>
    <message>
        <source>Acts on the other steps</source>
        <translation>作用于其他步</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>单独</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Grow by a token</source>
        <translation>扩大一个词元</translation>
    </message>
    <message>
        <source>Shrink by a token</source>
        <translation>缩小一个词元</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>所有步</translation>
    </message>
    <message>
        <source>This step</source>
        <translation>这一步</translation>
    </message>
    <message>
        <source>From here on</source>
        <translation>从这里起</translation>
    </message>
    <message>
        <source>Until here</source>
        <translation>到这里为止</translation>
    </message>
    <message>
        <source>Copy to the step after the playhead</source>
        <translation>复制到播放头的下一步</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Turn into painted tokens</source>
        <translation>转为涂画的词元</translation>
    </message>
    <message>
        <source>Join with the layer below</source>
        <translation>与下方图层合并</translation>
    </message>
    <message>
        <source>Take out of the layer below</source>
        <translation>从下方图层中减去</translation>
    </message>
    <message>
        <source>Keep what both have</source>
        <translation>保留两者共有部分</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LayerSettings</name>
    <message>
        <source>Choose a layer to change it.</source>
        <translation>请选择要更改的图层。</translation>
    </message>
    <message>
        <source>New seed
Makes another mask of this kind</source>
        <translation>新种子
制作同类的另一个掩码</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新种子</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Turn into painted tokens</source>
        <translation>转为涂画的词元</translation>
    </message>
    <message>
        <source>Turn into painted tokens
Keeps what it hides now, on this grid, and forgets the rule</source>
        <translation>转为涂画的词元
在此网格上保留它现在隐藏的内容，不再保留规则</translation>
    </message>
    <message>
        <source>Shrink by a token</source>
        <translation>缩小一个词元</translation>
    </message>
    <message>
        <source>Grow by a token</source>
        <translation>扩大一个词元</translation>
    </message>
    <message>
        <source>Grown by</source>
        <translation>扩大了</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>关键帧</translation>
    </message>
    <message>
        <source>Follow what is inside</source>
        <translation>跟随框内的物体</translation>
    </message>
    <message>
        <source>Follow what is inside
From this frame on and back, with a key at each step; keys set by hand stay</source>
        <translation>跟随框内的物体
从此帧向后并向前，每步一个关键帧；手工设定的关键帧保留</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::Layouts</name>
    <message>
        <source>Inspector
Slides over the view, and away (Ctrl+\)</source>
        <translation>检查器
滑到视图之上，或滑开 (Ctrl+\)</translation>
    </message>
    <message>
        <source>Whole window
Gives this panel all the room, or takes it back (Shift+Space)</source>
        <translation>整个窗口
让此面板占满，或恢复原状 (Shift+Space)</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LensDrop</name>
    <message>
        <source>Put %1 beside it</source>
        <translation>将%1放在旁边</translation>
    </message>
    <message>
        <source>Wipe against %1</source>
        <translation>与%1划像比较</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LensStrip</name>
    <message>
        <source>Lenses</source>
        <translation>透镜</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>The frame as it was filmed</source>
        <translation>拍摄所得的帧</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Error of the prediction at each hidden token</source>
        <translation>每个隐藏词元处的预测误差</translation>
    </message>
    <message>
        <source>True features</source>
        <translation>真实特征</translation>
    </message>
    <message>
        <source>Three main components of the true features, as colours</source>
        <translation>真实特征的三个主成分，以颜色表示</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Predicted features at hidden tokens, true ones around them</source>
        <translation>隐藏词元处为预测特征，周围为真实特征</translation>
    </message>
    <message>
        <source>What the picked token reads from</source>
        <translation>所选词元读取自哪里</translation>
    </message>
    <message>
        <source>%1
Drag it onto the frame to wipe against it</source>
        <translation>%1
拖到帧上可与之划像比较</translation>
    </message>
    <message>
        <source>Click to look it up</source>
        <translation>点击以查询</translation>
    </message>
    <message>
        <source>Pick a token first</source>
        <translation>请先选取一个词元</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LibraryPatches</name>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose folder
The clips in it are what the prediction is compared with</source>
        <translation>选择文件夹
预测将与其中的片段比较</translation>
    </message>
    <message>
        <source>Folder of clips</source>
        <translation>片段文件夹</translation>
    </message>
    <message>
        <source>No folder yet</source>
        <translation>还没有文件夹</translation>
    </message>
    <message>
        <source>Choose a folder of clips: what is in them is what the prediction is compared with.</source>
        <translation>请选择一个片段文件夹：预测将与其中的内容比较。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Build library</source>
        <translation>构建库</translation>
    </message>
    <message>
        <source>Closest true patches of %1 clips, at most %2 of one clip, by cosine similarity.</source>
        <translation>%1 个片段中最接近的真实图块，每个片段最多 %2 个，按余弦相似度。</translation>
    </message>
    <message>
        <source>%1 · %2, row %3, column %4: cosine similarity %5
%6</source>
        <translation>%1 · %2，行 %3，列 %4：余弦相似度 %5
%6</translation>
    </message>
    <message>
        <source>Opens the clip there</source>
        <translation>在那里打开片段</translation>
    </message>
    <message>
        <source>This clip cannot be read now</source>
        <translation>此片段现在无法读取</translation>
    </message>
    <message>
        <source>Clip %1 of %2: %3</source>
        <translation>片段 %1 / %2：%3</translation>
    </message>
    <message>
        <source>Looking for clips…</source>
        <translation>正在寻找片段……</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LoadingView</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 / %2 %3</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示什么</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>按文字筛选</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>保存...</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>What was told</source>
        <translation>说过什么</translation>
    </message>
    <message>
        <source>Nothing was told</source>
        <translation>还没有消息</translation>
    </message>
    <message>
        <source>Notices, warnings and errors are kept here until the program ends.</source>
        <translation>通知、警告和错误保留在这里，直到程序结束。</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LoopRow</name>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>No clip</source>
        <translation>没有片段</translation>
    </message>
    <message>
        <source>%1 fr · %2 fps</source>
        <translation>%1 帧 · %2 fps</translation>
    </message>
    <message>
        <source>%1
%2 frames of %3 from frame %4, %5 of %6 frames a second
%7 x %8 pixels, %9</source>
        <translation>%1
%3 帧中从第 %4 帧起的 %2 帧，每秒 %6 帧中的 %5 帧
%7 x %8 像素，%9</translation>
    </message>
    <message>
        <source>Cannot read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>
%1 steps, %2 rows, %3 columns</source>
        <translation>
%1 步，%2 行，%3 列</translation>
    </message>
    <message>
        <source>Cannot load</source>
        <translation>无法载入</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>正在涂画</translation>
    </message>
    <message>
        <source>%1 hidden, %2</source>
        <translation>隐藏 %1，%2</translation>
    </message>
    <message>
        <source>%1
%2 of %3 tokens hidden</source>
        <translation>%1
%3 个词元中隐藏 %2 个</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Saved masks</source>
        <translation>已存掩码</translation>
    </message>
    <message>
        <source>%1 of %2 fr</source>
        <translation>%1/%2 帧</translation>
    </message>
    <message>
        <source>%1 of %2 fr · %3 fps</source>
        <translation>%1/%2 帧 · 每秒 %3 帧</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::MainWindow</name>
    <message>
        <source>Lacuna</source>
        <translation>Lacuna</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>意外度</translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Detail lab</source>
        <translation>细节实验室</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source> Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source> Choose another. Nothing was changed.</source>
        <translation> 请选择另一个。未作任何更改。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::MapFooter</name>
    <message>
        <source>Under cursor</source>
        <translation>光标下</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>误差：%1</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>行 %1，列 %2</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>已选取</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1，步 %2</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>r&#xa0;%1, c&#xa0;%2</source>
        <translation>行&#xa0;%1，列&#xa0;%2</translation>
    </message>
    <message>
        <source>, s&#xa0;%1</source>
        <translation>，步&#xa0;%1</translation>
    </message>
    <message>
        <source>This step</source>
        <translation>本步</translation>
    </message>
    <message>
        <source>Hidden from the model, not from you.</source>
        <translation>对模型隐藏，对你可见。</translation>
    </message>
    <message>
        <source>Hidden in this step</source>
        <translation>本步隐藏</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Attention to the token</source>
        <translation>对该词元的注意力</translation>
    </message>
    <message>
        <source>Attention received</source>
        <translation>收到的注意力</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::MapsPage</name>
    <message>
        <source>Where in time it reads</source>
        <translation>从哪些时间读取</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::MaskCheck</name>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Hidden tokens of all tokens</source>
        <translation>隐藏词元占全部词元</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>Hidden parts that hang together in space and time</source>
        <translation>在空间和时间上相连的隐藏部分</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Neighbours in a step of which one is hidden and one visible</source>
        <translation>同一步中一隐一显的相邻对</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>延续</translation>
    </message>
    <message>
        <source>Share of the steps that hide the place of a hidden token</source>
        <translation>隐藏了某隐藏词元所在位置的步所占比例</translation>
    </message>
    <message>
        <source>This model was not trained with masks.</source>
        <translation>此模型训练时没有使用掩码。</translation>
    </message>
    <message>
        <source>Drawing %1 masks as in training…</source>
        <translation>正在按训练方式抽取 %1 个掩码……</translation>
    </message>
    <message>
        <source>The line is this mask, the bars are %1 masks as in training: %2.</source>
        <translation>线是此掩码，柱是按训练方式抽取的 %1 个掩码：%2。</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>Every step keeps some visible tokens.</source>
        <translation>每一步都留有可见的词元。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) keep no visible token.</source>
        <translation>
            <numerusform>有 %n 步没有可见的词元。</numerusform>
        </translation>
    </message>
    <message>
        <source>It hides as large a share as the masks of training.</source>
        <translation>隐藏的比例与训练时的掩码相同。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::MaskSpacePanel</name>
    <message>
        <source>No tokens yet</source>
        <translation>还没有词元</translation>
    </message>
    <message>
        <source>Open a clip and a model to see its mask here.</source>
        <translation>打开片段和模型即可在此查看其掩码。</translation>
    </message>
    <message>
        <source>Mask in space and time</source>
        <translation>空间与时间中的掩码</translation>
    </message>
    <message>
        <source>Reset the view: the whole mask in sight (Home)</source>
        <translation>重置视图：显示整个掩码 (Home)</translation>
    </message>
    <message>
        <source>Save picture: the view as a PNG file</source>
        <translation>保存图片：将视图存为 PNG 文件</translation>
    </message>
    <message>
        <source>mask.png</source>
        <translation>mask.png</translation>
    </message>
    <message>
        <source>No token picked</source>
        <translation>未选取词元</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::MaskSpaceView</name>
    <message>
        <source>Mask in space and time</source>
        <translation>空间与时间中的掩码</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::MaskTab</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>beside training</source>
        <translation>与训练相比</translation>
    </message>
    <message>
        <source>Saved masks</source>
        <translation>已存掩码</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>保留此掩码</translation>
    </message>
    <message>
        <source>Keep this one
The layers of this mask, for other clips and days</source>
        <translation>保留此掩码
此掩码的各图层，供其他片段和日后使用</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Hidden tokens in each step</source>
        <translation>每一步的隐藏词元</translation>
    </message>
    <message>
        <source>share hidden in each step</source>
        <translation>每一步的隐藏比例</translation>
    </message>
    <message>
        <source>A token is hidden when a shape has it</source>
        <translation>形状占到多少，词元才算隐藏</translation>
    </message>
    <message>
        <source>Touched</source>
        <translation>触及</translation>
    </message>
    <message>
        <source>Half covered</source>
        <translation>覆盖一半</translation>
    </message>
    <message>
        <source>Fully covered</source>
        <translation>完全覆盖</translation>
    </message>
    <message>
        <source>When a token counts as hidden</source>
        <translation>词元何时算隐藏</translation>
    </message>
    <message>
        <source>Make a mask</source>
        <translation>制作掩码</translation>
    </message>
    <message>
        <source>Shift adds a layer</source>
        <translation>按 Shift 添加图层</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Invert
Hides what is shown and shows what is hidden</source>
        <translation>反转
隐藏显示的部分，显示隐藏的部分</translation>
    </message>
    <message>
        <source>Clear
Shows everything</source>
        <translation>清除
全部显示</translation>
    </message>
    <message>
        <source>Chosen layer</source>
        <translation>所选图层</translation>
    </message>
    <message>
        <source>Open a clip and a model to hide tokens.</source>
        <translation>打开片段和模型即可隐藏词元。</translation>
    </message>
    <message>
        <source>%1 hidden of %2 tokens (%3)</source>
        <translation>%2 个词元中隐藏 %1 个 (%3)</translation>
    </message>
    <message>
        <source>%1 of %2 hidden</source>
        <translation>%2 个中隐藏 %1 个</translation>
    </message>
    <message>
        <source>topmost wins</source>
        <translation>最上层优先</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::MaskThumbnail</name>
    <message>
        <source>Click: in the place of this mask. Shift+click: as layers on top</source>
        <translation>点击：取代当前掩码。Shift+点击：作为图层加在上面</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::MaskTrack</name>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>%L1 hidden</source>
        <translation>隐藏 %L1 个</translation>
    </message>
    <message>
        <source>Nothing hidden</source>
        <translation>没有隐藏</translation>
    </message>
    <message>
        <source>%L1 of %L2 hidden</source>
        <translation>%L2 个中隐藏 %L1 个</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::MetricChoice</name>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L1 raw</source>
        <translation>L1 原始</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ModelTab</name>
    <message>
        <source>%1 wide, %2 blocks, %3 heads</source>
        <translation>宽 %1，%2 块，%3 头</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>及另外 %1 个</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Encoder parameters</source>
        <translation>编码器参数</translation>
    </message>
    <message>
        <source>Predictor</source>
        <translation>预测器</translation>
    </message>
    <message>
        <source>Predictor parameters</source>
        <translation>预测器参数</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练于</translation>
    </message>
    <message>
        <source>Visible tokens by</source>
        <translation>可见词元由</translation>
    </message>
    <message>
        <source>Targets by</source>
        <translation>目标由</translation>
    </message>
    <message>
        <source>Head counts from</source>
        <translation>头数来自</translation>
    </message>
    <message>
        <source>Missing keys</source>
        <translation>缺少的键</translation>
    </message>
    <message>
        <source>Unused keys</source>
        <translation>未用的键</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Mask token</source>
        <translation>掩码词元</translation>
    </message>
    <message>
        <source>Which learned token stands for what is hidden; 0 is the trained one</source>
        <translation>用哪个学得的词元代表被隐藏的部分；0 是训练过的那个</translation>
    </message>
    <message>
        <source>Target weights for visible tokens too</source>
        <translation>可见词元也用目标权重</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Start frame</source>
        <translation>起始帧</translation>
    </message>
    <message>
        <source>First frame of the clip that the model sees</source>
        <translation>模型看到的片段首帧</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Frames a second that the model sees</source>
        <translation>模型每秒看到的帧数</translation>
    </message>
    <message>
        <source> fps</source>
        <translation> fps</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Side of the square that the model sees; a multiple of its patch</source>
        <translation>模型所见正方形的边长；为其图块边长的倍数</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>封装</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>编解码器</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>Open a checkpoint to see what is in it.</source>
        <translation>打开检查点即可查看其内容。</translation>
    </message>
    <message>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Hugging Face</source>
        <translation>Hugging Face</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 × %1 px</source>
        <translation>%1 × %1 像素</translation>
    </message>
    <message>
        <source>%1 × %1 px, %2 frames</source>
        <translation>%1 × %1 像素，%2 帧</translation>
    </message>
    <message>
        <source>pictures of %1 px</source>
        <translation>%1 像素的图片</translation>
    </message>
    <message>
        <source>%1 px, %2 frames, %3 fps</source>
        <translation>%1 像素，%2 帧，%3 fps</translation>
    </message>
    <message>
        <source>Mask token %1 is all zeros in this file: it was not trained.</source>
        <translation>掩码词元 %1 在此文件中全为零：它没有训练过。</translation>
    </message>
    <message>
        <source>Frames, now %1</source>
        <translation>帧，现为 %1</translation>
    </message>
    <message>
        <source>Using about every %1 frame of this %2 fps clip.</source>
        <translation>此片段 %2 fps，约每 %1 帧取一帧。</translation>
    </message>
    <message>
        <source>Using every frame of this %1 fps clip.</source>
        <translation>此片段 %1 fps，取每一帧。</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message numerus="yes">
        <source>%1 frame(s), %2</source>
        <translation>
            <numerusform>%1 帧，%2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 fps, variable</source>
        <translation>%1 fps，可变</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>%1°, applied</source>
        <translation>%1°，已应用</translation>
    </message>
    <message>
        <source>The model was trained at about %1 frames a second. Using about every %2 frame of this %3 fps clip.</source>
        <translation>模型以约每秒 %1 帧训练。此片段 %3 fps，约每 %2 帧取一帧。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::NotesWindow</name>
    <message>
        <source>Lacuna: notes</source>
        <translation>Lacuna：备注</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>%1, since the beginning %2</source>
        <translation>%1，自开始 %2</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>No notes for this step.</source>
        <translation>这一步没有备注。</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>这是最后一步。</translation>
    </message>
    <message>
        <source>No tour runs</source>
        <translation>没有进行中的导览</translation>
    </message>
    <message>
        <source>Start one in the workspace Teach; its notes stand here.</source>
        <translation>请在“教学”工作区开始一个；其备注显示在这里。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::Notice</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍后决定</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::OnionStrip</name>
    <message>
        <source>Onion skin</source>
        <translation>洋葱皮</translation>
    </message>
    <message>
        <source>View</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The model&apos;s tokens as a grid</source>
        <translation>以网格显示模型的词元</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>The way of the chosen layer through time</source>
        <translation>所选图层随时间的路径</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Error of the prediction at each hidden token</source>
        <translation>每个隐藏词元处的预测误差</translation>
    </message>
    <message>
        <source>Step %1, now</source>
        <translation>第 %1 步，当前</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::OnionTile</name>
    <message>
        <source>No such step</source>
        <translation>没有这一步</translation>
    </message>
    <message>
        <source>The step before
Click to go there</source>
        <translation>前一步
点击前往</translation>
    </message>
    <message>
        <source>The step after
Click to go there</source>
        <translation>后一步
点击前往</translation>
    </message>
    <message>
        <source>The step that is on the frame</source>
        <translation>帧上显示的这一步</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::OpeningNotices</name>
    <message numerus="yes">
        <source>This clip has %n frame(s) at this rate and the model wants %1. The last frame is repeated.</source>
        <translation>
            <numerusform>以此帧率，该片段有 %n 帧，而模型需要 %1 帧。最后一帧会重复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From frame %1 on this clip has %n frame(s) at this rate and the model wants %2. The last frame is repeated.</source>
        <translation>
            <numerusform>以此帧率，从第 %1 帧起该片段有 %n 帧，而模型需要 %2 帧。最后一帧会重复。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PairDifferenceTrack</name>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Nothing hidden in both</source>
        <translation>没有两者都隐藏的词元</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>B better by %1</source>
        <translation>B 好 %1</translation>
    </message>
    <message>
        <source>A better by %1</source>
        <translation>A 好 %1</translation>
    </message>
    <message>
        <source>up: B better</source>
        <translation>向上：B 更好</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PairErrorTrack</name>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Nothing hidden in both</source>
        <translation>没有两者都隐藏的词元</translation>
    </message>
    <message>
        <source>A %1, B %2</source>
        <translation>A %1，B %2</translation>
    </message>
    <message>
        <source>A and B</source>
        <translation>A 和 B</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步 %1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PairFooter</name>
    <message>
        <source>not shared</source>
        <translation>非共有</translation>
    </message>
    <message>
        <source>A %1, B %2</source>
        <translation>A %1，B %2</translation>
    </message>
    <message>
        <source>Under cursor</source>
        <translation>光标下</translation>
    </message>
    <message>
        <source>Picked token</source>
        <translation>所选词元</translation>
    </message>
    <message>
        <source>A better</source>
        <translation>A 更好</translation>
    </message>
    <message>
        <source>B better</source>
        <translation>B 更好</translation>
    </message>
    <message>
        <source>The colours go from percentile %1 to percentile %2 of the tokens hidden in both runs, errors of A and B together; values beyond have the colour of that end.</source>
        <translation>颜色从两次运行都隐藏的词元（A 与 B 的误差合在一起）的第 %1 百分位到第 %2 百分位；超出的值取该端的颜色。</translation>
    </message>
    <message>
        <source>The colours end at percentile %1 of the differences, whichever run is better; larger ones have the colour of that end.</source>
        <translation>颜色到差值的第 %1 百分位为止，不论哪次运行更好；更大的差值取该端的颜色。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PairInvitation</name>
    <message>
        <source>What a comparison needs</source>
        <translation>比较需要什么</translation>
    </message>
    <message>
        <source>Two runs are compared</source>
        <translation>比较两次运行</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>涂画</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Compare the last two</source>
        <translation>比较最近两次</translation>
    </message>
    <message>
        <source>Use the demo</source>
        <translation>使用演示</translation>
    </message>
    <message>
        <source>Each prediction is a run. Predict with this mask.</source>
        <translation>每次预测都是一次运行。请用此掩码预测。</translation>
    </message>
    <message>
        <source>A prediction runs. It is kept as a run.</source>
        <translation>正在预测，结果将作为一次运行保留。</translation>
    </message>
    <message>
        <source>There is one. Hide something else, and predict again.</source>
        <translation>已有一次运行。请隐藏别的内容，再预测一次。</translation>
    </message>
    <message>
        <source>Pin two runs</source>
        <translation>固定两次运行</translation>
    </message>
    <message>
        <source>Press A on one run of the list and B on another.</source>
        <translation>在列表中选一次运行按 A，再选另一次按 B。</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>Token by token</source>
        <translation>逐个词元</translation>
    </message>
    <message>
        <source>These two cannot be compared</source>
        <translation>这两次运行无法比较</translation>
    </message>
    <message>
        <source>Open a clip and a model, or use the demo.</source>
        <translation>请打开视频和模型，或使用演示。</translation>
    </message>
    <message>
        <source>No prediction can be made</source>
        <translation>无法进行预测</translation>
    </message>
    <message>
        <source>No run is kept. Hide something else, and predict again.</source>
        <translation>没有保留的运行。请隐藏别的内容，再预测一次。</translation>
    </message>
    <message>
        <source>Hide something first: each prediction is a run.</source>
        <translation>请先隐藏一部分：每次预测都是一次运行。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PairPicture</name>
    <message>
        <source>Error in A</source>
        <translation>A 的误差</translation>
    </message>
    <message>
        <source>Error in B</source>
        <translation>B 的误差</translation>
    </message>
    <message>
        <source>Difference, B better by up to %1</source>
        <translation>差别，B 最多好 %1</translation>
    </message>
    <message>
        <source>A and B</source>
        <translation>A 与 B</translation>
    </message>
    <message>
        <source>%1, %2, step %3</source>
        <translation>%1，%2，步 %3</translation>
    </message>
    <message>
        <source>The frames of this run are no longer in memory</source>
        <translation>此次运行的帧已不在内存中</translation>
    </message>
    <message>
        <source>Drop a run here, or choose one and press A</source>
        <translation>将运行拖到这里，或选中一个后按 A</translation>
    </message>
    <message>
        <source>Drop a run here, or choose one and press B</source>
        <translation>将运行拖到这里，或选中一个后按 B</translation>
    </message>
    <message>
        <source>Difference of A and B</source>
        <translation>A 与 B 的差别</translation>
    </message>
    <message>
        <source>Row %1, column %2, step %3, </source>
        <translation>行 %1，列 %2，步 %3，</translation>
    </message>
    <message>
        <source>not hidden in both</source>
        <translation>并非两者都隐藏</translation>
    </message>
    <message>
        <source>A %1, B %2</source>
        <translation>A %1，B %2</translation>
    </message>
    <message>
        <source>Pin a run on A and one on B to see where they differ</source>
        <translation>将一次运行固定到 A、另一次固定到 B，即可看到二者的差异</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PairTrack</name>
    <message>
        <source>Nothing hidden in both</source>
        <translation>没有两者都隐藏的词元</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PaletteModel</name>
    <message>
        <source>Not possible now. %1</source>
        <translation>现在不可用。%1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PanelWindow</name>
    <message>
        <source>%1 - Lacuna</source>
        <translation>%1 - Lacuna</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PlotView</name>
    <message>
        <source> (%1 to %2)</source>
        <translation> (%1 至 %2)</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>图</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PredictionCard</name>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Best simple guess</source>
        <translation>最佳简单猜测</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在载入</translation>
    </message>
    <message>
        <source>The clip is being opened.</source>
        <translation>正在打开片段。</translation>
    </message>
    <message>
        <source>No clip</source>
        <translation>没有片段</translation>
    </message>
    <message>
        <source>Open a clip to predict something.</source>
        <translation>打开片段即可预测。</translation>
    </message>
    <message>
        <source>The model is being opened.</source>
        <translation>正在打开模型。</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>Open a checkpoint to predict something.</source>
        <translation>打开检查点即可预测。</translation>
    </message>
    <message>
        <source>Nothing hidden</source>
        <translation>没有隐藏</translation>
    </message>
    <message>
        <source>Nothing is hidden yet. The model only predicts what it cannot see.</source>
        <translation>还没有隐藏任何内容。模型只预测它看不到的部分。</translation>
    </message>
    <message>
        <source>Cannot run</source>
        <translation>无法运行</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cancelled. Showing the last result.</source>
        <translation>已取消。正在显示上次结果。</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>Something was changed since the last prediction.</source>
        <translation>上次预测之后有所更改。</translation>
    </message>
    <message>
        <source>The stroke in progress is not predicted yet.</source>
        <translation>进行中的笔划尚未预测。</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>The prediction belongs to what is shown.</source>
        <translation>预测与所显示的内容一致。</translation>
    </message>
    <message>
        <source>Running %1</source>
        <translation>运行中 %1</translation>
    </message>
    <message>
        <source>Running %1 of %2</source>
        <translation>运行中 %1 / %2</translation>
    </message>
    <message>
        <source>Mean error over the hidden tokens: %1</source>
        <translation>隐藏词元的平均误差：%1</translation>
    </message>
    <message>
        <source>A prediction says something only where its error is below this.</source>
        <translation>只有误差低于此值时，预测才说明问题。</translation>
    </message>
    <message>
        <source>%1 is better</source>
        <translation>%1更好</translation>
    </message>
    <message>
        <source>%1 from run %2</source>
        <translation>比运行 %2 %1</translation>
    </message>
    <message>
        <source>%1 from run %2, which hid the same tokens: %3 after %4</source>
        <translation>与隐藏相同词元的运行 %2 相比 %1：之前 %4，现在 %3</translation>
    </message>
    <message>
        <source>%1 where run %2 hid too</source>
        <translation>%1（运行 %2 也隐藏处）</translation>
    </message>
    <message numerus="yes">
        <source>%1 from run %2 over the %n token(s) that both hide: %3 after %4</source>
        <translation>
            <numerusform>与运行 %2 相比，在两者都隐藏的 %n 个词元上 %1：之前 %4，现在 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>取自</translation>
    </message>
    <message>
        <source>from cache</source>
        <translation>来自缓存</translation>
    </message>
    <message>
        <source>%1 vs run %2</source>
        <translation>较运行 %2 %1</translation>
    </message>
    <message>
        <source>Mean error, L1</source>
        <translation>平均误差，L1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::Preferences</name>
    <message>
        <source>%1: the preferences in it cannot be read. Mend or delete the file; until then nothing is remembered.</source>
        <translation>%1：无法读取其中的首选项。请修复或删除该文件；在此之前不会记住任何设置。</translation>
    </message>
    <message>
        <source>%1: the preferences cannot be written. Is the disk full, or the folder read-only? It is tried again with the next change.</source>
        <translation>%1：无法写入偏好设置。磁盘是否已满，或文件夹是只读的？下次更改时会再试。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PreferencesPanel</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light, for a projector</source>
        <translation>浅色，用于投影</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Works at once. The desktop is asked when Lacuna starts.</source>
        <translation>立即生效。Lacuna 启动时依照桌面。</translation>
    </message>
    <message>
        <source>English</source>
        <comment>the language</comment>
        <translation>English</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>There are no translations here yet.</source>
        <translation>这里还没有翻译。</translation>
    </message>
    <message>
        <source>Works at once.</source>
        <translation>立即生效。</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>整体大小</translation>
    </message>
    <message>
        <source>Works from the next start.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动效</translation>
    </message>
    <message>
        <source>Works at once: the camera jumps instead of gliding.</source>
        <translation>立即生效：镜头直接跳转，而不滑动。</translation>
    </message>
    <message>
        <source>Start tab</source>
        <translation>“开始”标签页</translation>
    </message>
    <message>
        <source>Shown when Lacuna opens, from the next start.</source>
        <translation>Lacuna 打开时显示，下次启动时生效。</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Works at once, and for every model that is opened. A model says so where this machine has no CUDA.</source>
        <translation>立即生效，也用于之后打开的每个模型。本机没有 CUDA 时，模型会说明。</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Works at once. bf16 is faster and less exact; Inspector, Model says how much.</source>
        <translation>立即生效。bf16 更快但不够精确；“检查器”的“模型”页说明差多少。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message numerus="yes">
        <source>Works from the next start. Now there are %n at work.</source>
        <translation>
            <numerusform>下次启动时生效。现在有 %n 个在工作。</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory for results</source>
        <translation>结果所用内存</translation>
    </message>
    <message>
        <source>Works from the next start. Latents up to this size are kept, so that what was computed is there at once.</source>
        <translation>下次启动时生效。在此大小之内的隐向量会保留，算过的结果便可立即取用。</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择...</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Cache folder</source>
        <translation>缓存文件夹</translation>
    </message>
    <message>
        <source>Works from the next start. Lacuna keeps a folder of its own in it, for what can be made again.</source>
        <translation>下次启动时生效。Lacuna 在其中有自己的文件夹，存放可以重新生成的内容。</translation>
    </message>
    <message>
        <source>%1, empty</source>
        <translation>%1，空</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>What is not saved is kept beside, and offered at the next start should the program end by accident.</source>
        <translation>未保存的内容会另行保留；程序意外结束后，下次启动时会提示恢复。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PresenterLayer</name>
    <message>
        <source>Spotlight and drawing</source>
        <translation>聚光与绘画</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ProbeCurve</name>
    <message>
        <source>Random tubes</source>
        <translation>随机管</translation>
    </message>
    <message>
        <source>Outwards from the mask</source>
        <translation>从掩码向外</translation>
    </message>
    <message>
        <source>Inwards to the mask</source>
        <translation>向掩码内</translation>
    </message>
    <message>
        <source>hidden, %</source>
        <translation>隐藏比例，%</translation>
    </message>
    <message>
        <source>by class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>Visible alone</source>
        <translation>仅可见部分</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>True</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>As more is hidden</source>
        <translation>隐藏增多时</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Measure
Runs the model and the probe again and again while more is hidden</source>
        <translation>测量
在隐藏逐渐增多时反复运行模型和探针</translation>
    </message>
    <message>
        <source>Hides</source>
        <translation>隐藏方式</translation>
    </message>
    <message>
        <source>How the hidden region grows. Inwards: what the mask hides is hidden last</source>
        <translation>隐藏区域如何增长。向内：掩码所隐藏的部分最后隐藏</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>x seeds</source>
        <translation>× 种子</translation>
    </message>
    <message>
        <source>Masks at each share</source>
        <translation>每个比例的掩码数</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>跟踪</translation>
    </message>
    <message>
        <source>Mean over classes</source>
        <translation>各类均值</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 / %2 次运行</translation>
    </message>
    <message>
        <source>Showing the last result</source>
        <translation>正在显示上次结果</translation>
    </message>
    <message>
        <source>Stopped after %1 runs</source>
        <translation>在 %1 次运行后停止</translation>
    </message>
    <message>
        <source>What the probe says as more is hidden</source>
        <translation>隐藏增多时探针的判断</translation>
    </message>
    <message>
        <source>Hidden tokens told right, mean over classes, or the mean share that those of one class give it; from predicted latents, true ones, and those of the nearest visible token.</source>
        <translation>判断正确的隐藏词元（各类均值），或某一类词元给予该类的平均份额；分别来自预测隐向量、真实隐向量，以及最近可见词元的隐向量。</translation>
    </message>
    <message>
        <source>Visible alone: hidden tokens left out. Predicted, true: put in their place. Whole clip: %1.</source>
        <translation>仅可见：略去隐藏词元。预测、真实：填入其位置。整个片段：%1。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ProbeFigures</name>
    <message>
        <source>%1 (95&#xa0;%: %2 to %3)</source>
        <translation>%1 (95&#xa0;%：%2 至 %3)</translation>
    </message>
    <message>
        <source>Better than %1 by %2, mean over classes.</source>
        <translation>比%1好 %2（各类均值）。</translation>
    </message>
    <message>
        <source>Worse than %1: %2, mean over classes.</source>
        <translation>比%1差：%2（各类均值）。</translation>
    </message>
    <message>
        <source>Not told apart from %1: %2, mean over classes.</source>
        <translation>与%1分不出高下：%2（各类均值）。</translation>
    </message>
    <message>
        <source>On tokens it did not see</source>
        <translation>在未见过的词元上</translation>
    </message>
    <message>
        <source>Hidden tokens</source>
        <translation>隐藏词元</translation>
    </message>
    <message>
        <source>What it takes for what</source>
        <translation>把什么当成什么</translation>
    </message>
    <message>
        <source>Showing the last result</source>
        <translation>正在显示上次结果</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>by class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>Tokens labelled %1, by what the probe says</source>
        <translation>标签为%1的词元，按探针的判断</translation>
    </message>
    <message>
        <source>%1 taken for %2</source>
        <translation>%1被当成%2</translation>
    </message>
    <message>
        <source>%1 folds of whole %2</source>
        <translation>以整个%2划分的 %1 折</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>%1 labelled tokens. What stands still is at the same place in every step: read the probe against Same place. Intervals (in the tooltips) are by whole %2 of this clip, and say nothing of others.</source>
        <translation>%1 个带标签的词元。静止的东西每一步都在同一位置：请对照“同一位置”来看探针。区间（见提示）以此片段的整个%2为单位，不说明其他片段。</translation>
    </message>
    <message>
        <source>%1 labelled</source>
        <translation>%1 个带标签</translation>
    </message>
    <message>
        <source>Does the prediction carry what was there? Each hidden token is read by the probe that was fitted without its fold.</source>
        <translation>预测是否带有原来那里的信息？每个隐藏词元由拟合时不含其所在折的探针读取。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ProbeFit</name>
    <message>
        <source>Fit a linear probe</source>
        <translation>拟合线性探针</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Names: selections that you named in the Token tab. Scene: what a scene of the world shows in each token, thing, card, block or background. Forms: the same, things by their form</source>
        <translation>名称：在“词元”标签页中命名的选区。场景：小世界的场景在每个词元中显示的是物体、卡片、墙块还是背景。形状：同上，物体按形状区分</translation>
    </message>
    <message>
        <source>All others are &apos;other&apos;</source>
        <translation>其余都归为“其他”</translation>
    </message>
    <message>
        <source>Leaves out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What is left out whole for testing: runs of time steps, or blocks of rows and columns. Single tokens never are: their neighbours look the same</source>
        <translation>测试时整体留出什么：连续的时间步，或行列构成的块。从不留出单个词元：其相邻词元看起来一样</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>折数</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>Fit the probe</source>
        <translation>拟合探针</translation>
    </message>
    <message>
        <source>What the scene&apos;s own truth shows in each token.</source>
        <translation>场景自身的真实情况在每个词元中显示的内容。</translation>
    </message>
    <message>
        <source>This clip is no scene of the world, so nothing is known of it. Name selections instead.</source>
        <translation>此片段不是小世界的场景，因此一无所知。请改为给选区命名。</translation>
    </message>
    <message>
        <source>No selection has a name yet. Select tokens on the frame (Shift-click, or Edit &gt; Select) and name them in the Token tab.</source>
        <translation>还没有命名的选区。请在画面上选择词元（Shift+点击，或“编辑 &gt; 选择词元”），并在“词元”标签页中命名。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the probe</source>
        <translation>取消探针</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ProbeTab</name>
    <message>
        <source>Classifier</source>
        <translation>分类器</translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation>线性探针</translation>
    </message>
    <message>
        <source>Kind of probe</source>
        <translation>探针种类</translation>
    </message>
    <message>
        <source>Kind of probe
Classifier: an attentive probe that was trained with the model names the clip. Linear probe: fitted here on labels of tokens</source>
        <translation>探针种类
分类器：与模型一同训练的注意力探针，说出片段的名称。线性探针：在此用词元的标签拟合</translation>
    </message>
    <message>
        <source>Open a probe</source>
        <translation>打开探针</translation>
    </message>
    <message>
        <source>Fit a linear probe</source>
        <translation>拟合线性探针</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>整体</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>True</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>What the probe looks at</source>
        <translation>探针看什么</translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation>模型自带</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Showing the last result</source>
        <translation>正在显示上次结果</translation>
    </message>
    <message>
        <source>Opening the probe</source>
        <translation>正在打开探针</translation>
    </message>
    <message>
        <source>This probe cannot be opened</source>
        <translation>无法打开此探针</translation>
    </message>
    <message>
        <source>No probe is loaded</source>
        <translation>没有载入探针</translation>
    </message>
    <message>
        <source>Open a classifier that was trained with this model (.pt), or fit a linear probe on tokens with labels.</source>
        <translation>打开与此模型一同训练的分类器 (.pt)，或用带标签的词元拟合线性探针。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ProgressBars</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::QueryTab</name>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Here it is</source>
        <translation>它在这里</translation>
    </message>
    <message>
        <source>Attention of</source>
        <translation>谁的注意力</translation>
    </message>
    <message>
        <source>Reads most from</source>
        <translation>主要读取来源</translation>
    </message>
    <message>
        <source>Share by region</source>
        <translation>各区域的份额</translation>
    </message>
    <message>
        <source>What is kept in memory</source>
        <translation>内存中保留什么</translation>
    </message>
    <message>
        <source>Visible tokens</source>
        <translation>可见词元</translation>
    </message>
    <message>
        <source>Hidden tokens</source>
        <translation>隐藏词元</translation>
    </message>
    <message>
        <source>Click a token on the frame.</source>
        <translation>请点击画面上的一个词元。</translation>
    </message>
    <message>
        <source>What does a token read from?</source>
        <translation>词元从哪里读取信息？</translation>
    </message>
    <message>
        <source>Asking every head</source>
        <translation>正在询问每个头</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1，步 %2</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>target encoder</source>
        <translation>目标编码器</translation>
    </message>
    <message>
        <source>context encoder</source>
        <translation>上下文编码器</translation>
    </message>
    <message>
        <source>predictor</source>
        <translation>预测器</translation>
    </message>
    <message>
        <source>%1, layer %2, head %3</source>
        <translation>%1，第 %2 层，头 %3</translation>
    </message>
    <message>
        <source>%1, rollout to layer %2</source>
        <translation>%1，展开到第 %2 层</translation>
    </message>
    <message>
        <source>%1, layer %2, mean over heads</source>
        <translation>%1，第 %2 层，各头均值</translation>
    </message>
    <message>
        <source>Is read most by</source>
        <translation>主要被谁读取</translation>
    </message>
    <message>
        <source>Receives most</source>
        <translation>得到最多</translation>
    </message>
    <message>
        <source>Mean share that regions give to it</source>
        <translation>各区域给它的平均份额</translation>
    </message>
    <message>
        <source>%1 other tokens give %2 in the mean</source>
        <translation>其他 %1 个词元平均给 %2</translation>
    </message>
    <message>
        <source>%1 other tokens: %2</source>
        <translation>其他 %1 个词元：%2</translation>
    </message>
    <message>
        <source>One row a head for this query: %1. The maps of every token would need %2, so they are looked through once and never kept.</source>
        <translation>此查询每个头一行：%1。所有词元的图需要 %2，因此只看一遍，从不保留。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::QuestionBox</name>
    <message>
        <source>Reveal</source>
        <translation>揭晓</translation>
    </message>
    <message>
        <source>Hands: %1</source>
        <translation>举手：%1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ReachBars</name>
    <message>
        <source>Reach by layer</source>
        <translation>各层的作用距离</translation>
    </message>
    <message>
        <source>Reach by layer
Mean distance of what is read, the mean over the heads of a layer. Click a bar to choose its layer.</source>
        <translation>各层的作用距离
所读内容的平均距离，按该层各头取平均。点击条形可选择该层。</translation>
    </message>
    <message>
        <source>Layer %1: %2 cells</source>
        <translation>第 %1 层：%2 格</translation>
    </message>
    <message>
        <source>mean distance</source>
        <translation>平均距离</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>格</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ReadsFrom</name>
    <message>
        <source>Open in Attention</source>
        <translation>在“注意力”中打开</translation>
    </message>
    <message>
        <source>With this model it takes a while.</source>
        <translation>使用此模型需要一些时间。</translation>
    </message>
    <message>
        <source>Asking every head</source>
        <translation>正在询问每个头</translation>
    </message>
    <message>
        <source>Click a token on the frame.</source>
        <translation>请点击画面上的一个词元。</translation>
    </message>
    <message>
        <source>layer %1, head %2</source>
        <translation>第 %1 层，头 %2</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>Bright is what it reads at step %1.</source>
        <translation>亮处是它在第 %1 步读取的位置。</translation>
    </message>
    <message>
        <source>Everything else: %1</source>
        <translation>其余：%1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RegionBars</name>
    <message>
        <source>%1: %2 over %3 tokens</source>
        <translation>%1：%2，共 %3 个词元</translation>
    </message>
    <message>
        <source>Difference by region</source>
        <translation>各区域的差别</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ReportDialog</name>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>One page on the last run: what was run, the frames with their errors, numbers beside simple guesses, the latent space, how to read all that, and the command that makes it again.</source>
        <translation>关于最近一次运行的一页报告：运行了什么、各帧及其误差、与简单猜测并列的数字、隐空间、如何阅读这些，以及可再次生成它的命令。</translation>
    </message>
    <message>
        <source>%1 of %2 tokens hidden, run %3</source>
        <translation>%2 个词元中隐藏了 %1 个，运行 %3</translation>
    </message>
    <message>
        <source>An html file that any browser opens and prints. Its pictures are inside; it loads nothing and runs no script.</source>
        <translation>任何浏览器都能打开和打印的 html 文件。图片都在文件内；它不加载任何内容，也不运行脚本。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RunFiles</name>
    <message>
        <source>Saved the mask as %1</source>
        <translation>已将掩码保存为 %1</translation>
    </message>
    <message>
        <source>Exported the run to %1</source>
        <translation>已将运行导出到 %1</translation>
    </message>
    <message>
        <source>Saved the picture as %1</source>
        <translation>已将图片保存为 %1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RunList</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>Each prediction is kept here. Pin two of them to compare.</source>
        <translation>每次预测都保留在这里。固定其中两次即可比较。</translation>
    </message>
    <message>
        <source>Kept runs</source>
        <translation>保留的运行</translation>
    </message>
    <message>
        <source>Starred
Show starred runs alone</source>
        <translation>加星标
只显示加星标的运行</translation>
    </message>
    <message>
        <source>Show starred runs alone</source>
        <translation>只显示加星标的运行</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>筛选运行</translation>
    </message>
    <message>
        <source>Filter runs
Words in the number, model, mask, clip or note</source>
        <translation>筛选运行
编号、模型、掩码、片段或备注中的文字</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Order of the runs</source>
        <translation>运行的排序</translation>
    </message>
    <message>
        <source>Order
Newest, best mean or first name on top</source>
        <translation>排序
最新、均值最佳或名称最前的排在上面</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 和 B</translation>
    </message>
    <message>
        <source>Swap A and B (X)</source>
        <translation>交换 A 和 B (X)</translation>
    </message>
    <message>
        <source>Save table
Every run shown here with all its settings, as csv or npz</source>
        <translation>保存表格
此处显示的每次运行及其全部设置，存为 csv 或 npz</translation>
    </message>
    <message>
        <source>Save table of runs</source>
        <translation>保存运行表格</translation>
    </message>
    <message>
        <source>Delete run
Forget the chosen run (Delete)</source>
        <translation>删除运行
不再保留所选运行 (Delete)</translation>
    </message>
    <message>
        <source>Delete run</source>
        <translation>删除运行</translation>
    </message>
    <message>
        <source>mean similarity</source>
        <translation>平均相似度</translation>
    </message>
    <message>
        <source>mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>Use as A	A</source>
        <translation>用作 A	A</translation>
    </message>
    <message>
        <source>Use as B	B</source>
        <translation>用作 B	B</translation>
    </message>
    <message>
        <source>Restore its mask</source>
        <translation>恢复其掩码</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>%1, mean of all tokens that each run hides
Of two runs that hide different tokens, pin both: then the tokens hidden in both are compared</source>
        <translation>%1，各运行所隐藏全部词元的均值
若两次运行隐藏的词元不同，请固定两者：这样会比较两者都隐藏的词元</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RunListModel</name>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <comment>a date and a time as QDateTime writes them</comment>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>%1, %2
%3
%4, %5
%6 of %7 tokens hidden</source>
        <translation>%1，%2
%3
%4，%5
%7 个词元中隐藏 %6 个</translation>
    </message>
    <message>
        <source>, pinned as A</source>
        <translation>，固定为 A</translation>
    </message>
    <message>
        <source>, pinned as B</source>
        <translation>，固定为 B</translation>
    </message>
    <message>
        <source>%1, %2, mean error %3%4%5</source>
        <translation>%1，%2，平均误差 %3%4%5</translation>
    </message>
    <message>
        <source>, starred</source>
        <translation>，已加星标</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RunRow</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note of %1</source>
        <translation>%1 的备注</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RunTab</name>
    <message>
        <source>No clip</source>
        <translation>没有片段</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>Nothing hidden</source>
        <translation>没有隐藏</translation>
    </message>
    <message>
        <source>Cannot run</source>
        <translation>无法运行</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>Running %1</source>
        <translation>运行中 %1</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Hidden tokens</source>
        <translation>隐藏词元</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy as text
Puts a summary of this run on the clipboard</source>
        <translation>复制为文本
将此次运行的摘要放到剪贴板</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>over hidden tokens</source>
        <translation>针对隐藏词元</translation>
    </message>
    <message>
        <source>Metric that error views show</source>
        <translation>误差视图所用的度量</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L1 raw</source>
        <translation>L1 原始</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Bold is best. A prediction says something only where it beats the simple guesses.</source>
        <translation>粗体为最佳。只有胜过简单猜测时，预测才说明问题。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Visible tokens</source>
        <translation>可见词元</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Errors and guesses</source>
        <translation>误差与猜测</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>由来</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Computed by</source>
        <translation>计算方式</translation>
    </message>
    <message>
        <source>Mask token</source>
        <translation>掩码词元</translation>
    </message>
    <message>
        <source>Clip hash</source>
        <translation>片段哈希</translation>
    </message>
    <message>
        <source>Model hash</source>
        <translation>模型哈希</translation>
    </message>
    <message>
        <source>Mask hash</source>
        <translation>掩码哈希</translation>
    </message>
    <message>
        <source>The model&apos;s prediction</source>
        <translation>模型的预测</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1，起于 %2</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Visible tokens: %1. Targets: %2.</source>
        <translation>可见词元：%1。目标：%2。</translation>
    </message>
    <message>
        <source>Computed by (GPU full)</source>
        <translation>计算方式（GPU 已满）</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>Hide something to see what the model predicts.</source>
        <translation>隐藏一些内容，看看模型预测了什么。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>none, it is not kept</source>
        <translation>无，未保留</translation>
    </message>
    <message>
        <source>from cache</source>
        <translation>来自缓存</translation>
    </message>
    <message>
        <source>This run there</source>
        <translation>此次运行同处</translation>
    </message>
    <message>
        <source>Mean error of run %1</source>
        <translation>运行 %1 的平均误差</translation>
    </message>
    <message>
        <source>Run %1, where both hide</source>
        <translation>运行 %1，两者都隐藏处</translation>
    </message>
    <message numerus="yes">
        <source>Mean error over the %n token(s) hidden in both</source>
        <translation>
            <numerusform>两者都隐藏的 %n 个词元上的平均误差</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RunTable</name>
    <message>
        <source>Finished runs</source>
        <translation>已完成的运行</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RunTableModel</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Best guess</source>
        <translation>最佳猜测</translation>
    </message>
    <message>
        <source>Error / guess</source>
        <translation>误差/猜测</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RunsPage</name>
    <message>
        <source>Run A</source>
        <translation>运行 A</translation>
    </message>
    <message>
        <source>Run B</source>
        <translation>运行 B</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差别</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>划变</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>How the difference is shown</source>
        <translation>差别如何显示</translation>
    </message>
    <message>
        <source>Map: B&apos;s advantage token by token
Wipe: A left of the line, B right; drag it
Blink: A and B in turns, once a second</source>
        <translation>图：逐个词元显示 B 的优势
划变：线左为 A，线右为 B；可拖动
闪烁：A 和 B 轮流显示，每秒一次</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>还没有可比较的内容</translation>
    </message>
    <message>
        <source>Every shared hidden token</source>
        <translation>每个共有隐藏词元</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>随时间</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>隐空间</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Tokens in the latent space</source>
        <translation>隐空间中的词元</translation>
    </message>
    <message>
        <source>All shared tokens, or those of the playhead&apos;s step</source>
        <translation>所有共有词元，或播放头所在步的词元</translation>
    </message>
    <message>
        <source>No run pinned</source>
        <translation>没有固定的运行</translation>
    </message>
    <message>
        <source>turning B onto A</source>
        <translation>正在将 B 对齐到 A</translation>
    </message>
    <message>
        <source>one space for both</source>
        <translation>两者共用一个空间</translation>
    </message>
    <message>
        <source>B turned to fit A, match %1: B&apos;s place says little</source>
        <translation>B 已对齐到 A，匹配 %1：B 的位置很少说明问题</translation>
    </message>
    <message>
        <source>B turned to fit A, match %1</source>
        <translation>B 已对齐到 A，匹配 %1</translation>
    </message>
    <message>
        <source>Their latents are computed</source>
        <translation>正在计算它们的隐向量</translation>
    </message>
    <message>
        <source>The latents of %1 are not in memory. Open its clip to compute them again: %2</source>
        <translation>%1 的隐向量不在内存中。打开它的片段即可重新计算：%2</translation>
    </message>
    <message>
        <source>The latents of %1 are not in memory. Open its model to compute them again: %2</source>
        <translation>%1 的隐向量不在内存中。打开它的模型即可重新计算：%2</translation>
    </message>
    <message>
        <source>%1 could not be predicted again: %2</source>
        <translation>%1 无法再次预测：%2</translation>
    </message>
    <message>
        <source>Predicting %1 again was cancelled. Pin it again for another try.</source>
        <translation>再次预测 %1 已取消。重新固定它即可再试。</translation>
    </message>
    <message>
        <source>Their latents are not in memory. They are computed after the prediction that runs now.</source>
        <translation>它们的隐向量不在内存中，将在当前预测结束后计算。</translation>
    </message>
    <message>
        <source>Their places were not computed. Pin one of them again to do it.</source>
        <translation>它们的位置尚未计算。重新固定其中一个即可计算。</translation>
    </message>
    <message>
        <source>The latents of %1 are not in memory. It was computed with %2. Choose that in the inspector, under Model, to compute them again.</source>
        <translation>%1 的隐向量不在内存中。它是用 %2 计算的。在检查器的“模型”中选择该方式即可重新计算。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SavedMasks</name>
    <message>
        <source>Masks that you keep are here for every clip.</source>
        <translation>您保留的掩码在这里，可用于每个片段。</translation>
    </message>
    <message>
        <source>Use in the place of this mask</source>
        <translation>取代当前掩码</translation>
    </message>
    <message>
        <source>Add as layers</source>
        <translation>作为图层添加</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Keep this mask</source>
        <translation>保留此掩码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SceneControls</name>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>What goes wrong</source>
        <translation>出什么错</translation>
    </message>
    <message>
        <source>Seed
The same number always gives the same scene</source>
        <translation>种子
同一个数字总是给出同一个场景</translation>
    </message>
    <message>
        <source>New seed
Makes another scene of this kind</source>
        <translation>新种子
制作同类的另一个场景</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ScenePanel</name>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>The open clip is not a scene. Open one from the Scenes menu.</source>
        <translation>打开的片段不是场景。请从“场景”菜单打开一个。</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>Impossible</source>
        <translation>不可能</translation>
    </message>
    <message>
        <source>Hide all from where it goes wrong</source>
        <translation>从出错处起全部隐藏</translation>
    </message>
    <message>
        <source>Then open one clip after the other and look where the errors are. A mean over all tokens can be lower for the impossible clip: where a thing vanishes, less is left to get wrong.</source>
        <translation>然后依次打开两个片段，看误差在哪里。不可能的片段在所有词元上的均值可能反而更低：东西消失之处，可错的也少了。</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>正在绘制</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>第 %1 / %2 帧</translation>
    </message>
    <message>
        <source>Nothing goes wrong</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>Choose below what goes wrong.</source>
        <translation>请在下方选择出什么错。</translation>
    </message>
    <message>
        <source>Impossible from frame %1 on: %2.</source>
        <translation>从第 %1 帧起不可能：%2。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ScenePreview</name>
    <message>
        <source>Open this one</source>
        <translation>打开这个</translation>
    </message>
    <message>
        <source>This one is open</source>
        <translation>这个已打开</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SelectionSection</name>
    <message>
        <source>Selected tokens</source>
        <translation>所选词元</translation>
    </message>
    <message>
        <source>Named selections</source>
        <translation>已命名的选区</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>Spread (standard deviation)</source>
        <translation>离散度（标准差）</translation>
    </message>
    <message>
        <source>Mean cosine</source>
        <translation>平均余弦</translation>
    </message>
    <message>
        <source>Name, such as ball</source>
        <translation>名称，例如 球</translation>
    </message>
    <message>
        <source>Name of the selection</source>
        <translation>选区名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep
Keeps these tokens under the name; names are colours in the latent space</source>
        <translation>保留
以此名称保留这些词元；名称在隐空间中显示为颜色</translation>
    </message>
    <message>
        <source>%1 (%2 hidden)</source>
        <translation>%1（%2 个隐藏）</translation>
    </message>
    <message>
        <source>Mean error, %1</source>
        <translation>平均误差，%1</translation>
    </message>
    <message>
        <source>Select these tokens</source>
        <translation>选择这些词元</translation>
    </message>
    <message>
        <source>Named on another grid of tokens</source>
        <translation>在另一词元网格上命名</translation>
    </message>
    <message>
        <source>Remove the name %1</source>
        <translation>移除名称%1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SessionFiles</name>
    <message>
        <source>The session before was saved as %1.</source>
        <translation>先前的会话已保存为 %1。</translation>
    </message>
    <message>
        <source>Opening...</source>
        <translation>正在打开...</translation>
    </message>
    <message>
        <source>Saving...</source>
        <translation>正在保存...</translation>
    </message>
    <message>
        <source>Demo, not saved</source>
        <translation>演示，未保存</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Changes not saved</source>
        <translation>更改未保存</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saved %1 s ago</source>
        <translation>%1 秒前已保存</translation>
    </message>
    <message>
        <source>Saved %1 min ago</source>
        <translation>%1 分钟前已保存</translation>
    </message>
    <message>
        <source>Saved %1 h ago</source>
        <translation>%1 小时前已保存</translation>
    </message>
    <message>
        <source>Saved on %1</source>
        <translation>%1 已保存</translation>
    </message>
    <message>
        <source>%1 Nothing is kept for a recovery.</source>
        <translation>%1不会为恢复保留任何内容。</translation>
    </message>
    <message>
        <source>Changes are not kept for a recovery now. %1</source>
        <translation>目前不会为恢复保留更改。%1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SessionStage</name>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>The clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>outlined: hidden from the model</source>
        <translation>轮廓内：对模型隐藏</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>隐空间</translation>
    </message>
    <message>
        <source>one step</source>
        <translation>一步</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>spotlight</source>
        <translation>聚光</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>draw on screen</source>
        <translation>在屏幕上画</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>H</source>
        <translation>H</translation>
    </message>
    <message>
        <source>hide text</source>
        <translation>隐藏文字</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>No clip</source>
        <translation>没有片段</translation>
    </message>
    <message>
        <source>Nothing is hidden yet. The model only predicts what it cannot see.</source>
        <translation>还没有隐藏任何内容。模型只预测它看不到的部分。</translation>
    </message>
    <message>
        <source>%1 of %2 tokens are hidden. The mean error of the prediction is %3, that of the best simple guess %4.</source>
        <translation>%2 个词元中隐藏了 %1 个。预测的平均误差是 %3，最佳简单猜测是 %4。</translation>
    </message>
    <message>
        <source>teal: true, amber: predicted</source>
        <translation>青色：真实，琥珀色：预测</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SessionWindow</name>
    <message>
        <source>Whether the session&apos;s file has all that you did</source>
        <translation>会话文件是否包含您所做的一切</translation>
    </message>
    <message>
        <source>Lacuna[*]</source>
        <translation>Lacuna[*]</translation>
    </message>
    <message>
        <source>%1[*] - Lacuna</source>
        <translation>%1[*] - Lacuna</translation>
    </message>
    <message>
        <source>Lacuna did not close properly. A session without a file was kept as it was on %1.</source>
        <translation>Lacuna 上次没有正常关闭。一个没有文件的会话已按 %1 时的状态保留。</translation>
    </message>
    <message>
        <source>Lacuna did not close properly. %1 was kept as it was on %2.</source>
        <translation>Lacuna 上次没有正常关闭。%1 已按 %2 时的状态保留。</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Find...</source>
        <translation>查找...</translation>
    </message>
    <message>
        <source>Find another...</source>
        <translation>查找另一个...</translation>
    </message>
    <message>
        <source>%1 is not the clip of this session: its content differs. Runs that were kept are of the other one.</source>
        <translation>%1 不是此会话的片段：内容不同。保留的运行属于原来的片段。</translation>
    </message>
    <message>
        <source>%1 is not the checkpoint of this session: its content differs. Runs that were kept are of the other one.</source>
        <translation>%1 不是此会话的检查点：内容不同。保留的运行属于原来的检查点。</translation>
    </message>
    <message>
        <source>Use it nevertheless</source>
        <translation>仍然使用</translation>
    </message>
    <message>
        <source>The clip has moved: %1. Find it, or go on without it.</source>
        <translation>片段已移动：%1。请找到它，或不用它继续。</translation>
    </message>
    <message>
        <source>The checkpoint has moved: %1. Find it, or go on without it.</source>
        <translation>检查点已移动：%1。请找到它，或不用它继续。</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>不用它继续</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Sessions (*.lacuna)</source>
        <translation>会话 (*.lacuna)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Opening the session: reading its clip and checkpoint to know them again, %1&#xa0;%</source>
        <translation>正在打开会话：读取其片段和检查点以便辨认，%1&#xa0;%</translation>
    </message>
    <message>
        <source>Saving the session: reading its clip and checkpoint to know them again, %1&#xa0;%</source>
        <translation>正在保存会话：读取其片段和检查点以便辨认，%1&#xa0;%</translation>
    </message>
    <message>
        <source>What was kept of a session cannot be recovered. %1</source>
        <translation>保留的会话内容无法恢复。%1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ShareBar</name>
    <message>
        <source>A is better on %1 tokens, B on %2, %3 ties</source>
        <translation>A 在 %1 个词元上更好，B 在 %2 个上更好，%3 个相同</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ShortcutPage</name>
    <message>
        <source>Search actions and keys</source>
        <translation>查找操作和按键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其按键</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>拿过来</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>留在原处</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>The usual keys of this action</source>
        <translation>此操作的通常按键</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>The usual keys of every action</source>
        <translation>每个操作的通常按键</translation>
    </message>
    <message>
        <source>Enter or a click on the keys records new ones; Backspace takes them away. Changes work at once.</source>
        <translation>按回车或点击按键即可录制新的；Backspace 去掉按键。更改立即生效。</translation>
    </message>
    <message>
        <source>Usually none</source>
        <translation>通常没有</translation>
    </message>
    <message>
        <source>Usually %1</source>
        <translation>通常为 %1</translation>
    </message>
    <message>
        <source>%1 is %2. Take it from there?</source>
        <translation>%1 已用于“%2”。要从那里拿过来吗？</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ShortcutSheet</name>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Keys of Lacuna</source>
        <translation>Lacuna 的按键</translation>
    </message>
    <message>
        <source>* changed by you</source>
        <translation>* 由您更改</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>更改按键</translation>
    </message>
    <message>
        <source>Save to print...</source>
        <translation>保存以供打印...</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>由您更改</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::Sorter</name>
    <message>
        <source>Lacuna cannot open %1. It opens clips, folders of pictures, checkpoints, masks and sessions.</source>
        <translation>Lacuna 无法打开 %1。可打开片段、图片文件夹、检查点、掩码和会话。</translation>
    </message>
    <message>
        <source>Lacuna cannot open %1 of these files, such as %2. It opens clips, folders of pictures, checkpoints, masks and sessions.</source>
        <translation>这些文件中有 %1 个 Lacuna 无法打开，例如 %2。可打开片段、图片文件夹、检查点、掩码和会话。</translation>
    </message>
    <message>
        <source>One file of a kind opens at a time. %1 is left out.</source>
        <translation>每类文件一次打开一个。已略去 %1。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SourceList</name>
    <message>
        <source>Reads most from</source>
        <translation>主要读取来源</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步 %1</translation>
    </message>
    <message>
        <source>, same step</source>
        <translation>，同一步</translation>
    </message>
    <message>
        <source>, hidden</source>
        <translation>，隐藏</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SplitSwitch</name>
    <message>
        <source>Single
One picture of the frame</source>
        <translation>单图
只显示一幅帧画面</translation>
    </message>
    <message>
        <source>Wipe
Two lenses on the frame, with a line between them</source>
        <translation>划像
帧上显示两个镜头，中间有一条分界线</translation>
    </message>
    <message>
        <source>Side by side
Two pictures of the frame, through two lenses</source>
        <translation>并排
透过两个镜头显示两幅帧画面</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单图</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>划像</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Lenses on the frame</source>
        <translation>帧上的镜头</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::Splitter</name>
    <message>
        <source>Drag to resize, double-click for the usual size</source>
        <translation>拖动以调整大小，双击恢复通常大小</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::Stage</name>
    <message>
        <source>Spotlight</source>
        <translation>聚光</translation>
    </message>
    <message>
        <source>On the step&apos;s place, then under the mouse, then off</source>
        <translation>先在该步的位置，再跟随鼠标，然后关闭</translation>
    </message>
    <message>
        <source>Draw on screen</source>
        <translation>在屏幕上画</translation>
    </message>
    <message>
        <source>Lines over everything until the next step; Delete takes them away</source>
        <translation>画在一切之上，直到下一步；Delete 去掉</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>A still picture twice as large; the mouse moves it</source>
        <translation>放大一倍的静止画面；用鼠标移动</translation>
    </message>
    <message>
        <source>Hide text</source>
        <translation>隐藏文字</translation>
    </message>
    <message>
        <source>More room for the pictures</source>
        <translation>为画面留出更多空间</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Light for a projector, notes, full screen, black</source>
        <translation>投影用浅色、备注、全屏、黑屏</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Notes in a window</source>
        <translation>单独窗口显示备注</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>Take drawing away</source>
        <translation>去掉所画</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::StaleStrip</name>
    <message>
        <source>Showing the last result</source>
        <translation>正在显示上次结果</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The prediction failed. %1</source>
        <translation>预测失败。%1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::StartTab</name>
    <message>
        <source>See what the model
thinks is in the gap</source>
        <translation>看看模型认为
空缺里是什么</translation>
    </message>
    <message>
        <source>This demo is already running. Part of the clip is hidden from a small world model, and it guesses what belongs there. Everything stays on this computer.</source>
        <translation>这个演示已在运行。片段的一部分对一个小世界模型隐藏，它来猜测那里有什么。一切都留在这台计算机上。</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Hide something</source>
        <translation>隐藏一些内容</translation>
    </message>
    <message>
        <source>Watch the guess move</source>
        <translation>看猜测移动</translation>
    </message>
    <message>
        <source>Long lines are wrong guesses.</source>
        <translation>长线是错误的猜测。</translation>
    </message>
    <message>
        <source>Drag through time</source>
        <translation>沿时间拖动</translation>
    </message>
    <message>
        <source>See where the error grows.</source>
        <translation>看误差在何处增大。</translation>
    </message>
    <message>
        <source>Use your own</source>
        <translation>使用您自己的</translation>
    </message>
    <message>
        <source>Open a clip</source>
        <translation>打开片段</translation>
    </message>
    <message>
        <source>MP4, MOV, GIF or a folder of images</source>
        <translation>MP4、MOV、GIF 或图片文件夹</translation>
    </message>
    <message>
        <source>Open a checkpoint</source>
        <translation>打开检查点</translation>
    </message>
    <message>
        <source>V-JEPA 2, V-JEPA, I-JEPA</source>
        <translation>V-JEPA 2、V-JEPA、I-JEPA</translation>
    </message>
    <message>
        <source>Take a tour</source>
        <translation>参加导览</translation>
    </message>
    <message>
        <source>Guided, on the bundled model</source>
        <translation>有引导，使用自带模型</translation>
    </message>
    <message>
        <source>Demo clips</source>
        <translation>演示片段</translation>
    </message>
    <message>
        <source>Show this when Lacuna opens</source>
        <translation>Lacuna 打开时显示此页</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Drag on the clip.</source>
        <translation>在片段上拖动。</translation>
    </message>
    <message>
        <source>Choose the brush, then drag on the clip.</source>
        <translation>选择画笔，然后在片段上拖动。</translation>
    </message>
    <message>
        <source>Press %1, then drag on the clip.</source>
        <translation>按 %1，然后在片段上拖动。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Where the model&apos;s blocks are computed</source>
        <translation>模型的各块在哪里计算</translation>
    </message>
    <message>
        <source>How exactly they are computed</source>
        <translation>计算的精确程度</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>CPU  1 thread</source>
        <translation>CPU  1 线程</translation>
    </message>
    <message>
        <source>CPU  %1 threads</source>
        <translation>CPU  %1 线程</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::StepBars</name>
    <message>
        <source>Step %1: %2</source>
        <translation>步 %1：%2</translation>
    </message>
    <message>
        <source>step 1</source>
        <translation>步 1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::StepCard</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完成：%1</translation>
    </message>
    <message>
        <source>Try it: %1</source>
        <translation>试一试：%1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::StepRow</name>
    <message>
        <source>%1, done</source>
        <translation>%1，已完成</translation>
    </message>
    <message>
        <source>%1, to do</source>
        <translation>%1，待完成</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SurprisePage</name>
    <message>
        <source>Surprise</source>
        <translation>意外度</translation>
    </message>
    <message>
        <source>Showing the last result</source>
        <translation>正在显示上次结果</translation>
    </message>
    <message>
        <source>Usual range and peaks of</source>
        <translation>显示哪个的通常范围和峰值</translation>
    </message>
    <message>
        <source>Measuring the first window</source>
        <translation>正在测量第一个窗口</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>Windows slide over the whole clip, and of each the rest is predicted from its first frames.</source>
        <translation>窗口在整个片段上滑动，每个窗口由其最初几帧预测其余部分。</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>Context length whose usual range and peaks are shown</source>
        <translation>显示其通常范围和峰值的上下文长度</translation>
    </message>
    <message>
        <source>Each time: mean over the windows that predict it of the error of its tokens. %1 of %2 windows of %3 frames, %4 apart, %5 of the clip.</source>
        <translation>每个时刻：预测它的各窗口中其词元误差的均值。%2 个窗口中的 %1 个，每个 %3 帧，间隔 %4 帧，取片段的%5。</translation>
    </message>
    <message>
        <source>every frame</source>
        <translation>每一帧</translation>
    </message>
    <message>
        <source>one frame in %1</source>
        <translation>每 %1 帧中的一帧</translation>
    </message>
    <message>
        <source> After %1 frames it goes with motion by r&#xa0;=&#xa0;%2: the more, the less it says about understanding.</source>
        <translation>%1 帧之后它与运动相关 r&#xa0;=&#xa0;%2：相关越强，越少说明理解。</translation>
    </message>
    <message>
        <source> The simple guess errs less than the model here.</source>
        <translation>这里简单猜测的误差小于模型。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SurpriseSettings</name>
    <message>
        <source> frames</source>
        <translation> 帧</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Frames that slide over the clip together</source>
        <translation>一同在片段上滑动的帧数</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>From window to window; published measurements take one step of the model</source>
        <translation>从一个窗口到下一个；已发表的测量取模型的一步</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Context lengths</source>
        <translation>上下文长度</translation>
    </message>
    <message>
        <source>Context lengths
Frames of each window that the model sees, several at once: 4, 6, 8. The rest is predicted.</source>
        <translation>上下文长度
每个窗口中模型看到的帧数，可同时给出几个：4, 6, 8。其余由模型预测。</translation>
    </message>
    <message>
        <source>Metric of surprise</source>
        <translation>意外度的度量</translation>
    </message>
    <message>
        <source>As in the clip and model</source>
        <translation>与片段和模型一致</translation>
    </message>
    <message>
        <source>Second clip</source>
        <translation>第二个片段</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Impossible twin</source>
        <translation>不可能的孪生片段</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>打开...</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>就此停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress of measuring</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Mean over windows</source>
        <translation>各窗口均值</translation>
    </message>
    <message>
        <source>Greatest window</source>
        <translation>最大的窗口</translation>
    </message>
    <message>
        <source>Best simple guess</source>
        <translation>最佳简单猜测</translation>
    </message>
    <message>
        <source>Least of all contexts</source>
        <translation>各上下文中最小</translation>
    </message>
    <message>
        <source>r with motion, over time</source>
        <translation>与运动的 r，按时间</translation>
    </message>
    <message>
        <source>r with motion, over windows</source>
        <translation>与运动的 r，按窗口</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>运动</translation>
    </message>
    <message>
        <source>Pearson&apos;s r: near 1, surprise goes up and down with motion, and says little about understanding</source>
        <translation>皮尔逊相关系数 r：接近 1 时，意外度随运动起伏，很少说明理解</translation>
    </message>
    <message>
        <source>Second clip beside the first</source>
        <translation>第一个片段旁的第二个片段</translation>
    </message>
    <message>
        <source>Peaks</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Surprise is 1 - cosine similarity, so that more is more surprising.</source>
        <translation>意外度为 1 - 余弦相似度，因此越大越意外。</translation>
    </message>
    <message>
        <source>%1 px, %2 frames a second wanted. Frames; a step of the model is %3.</source>
        <translation>%1 像素，目标每秒 %2 帧。以帧计；模型的一步为 %3 帧。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Window %1 of %2</source>
        <translation>窗口 %1 / %2</translation>
    </message>
    <message>
        <source>Opening the clip</source>
        <translation>正在打开片段</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 windows</source>
        <translation>已停止：%1 / %2 个窗口</translation>
    </message>
    <message>
        <source>after %1 frames</source>
        <translation>%1 帧之后</translation>
    </message>
    <message>
        <source>%1 from %2 s</source>
        <translation>%1，起于 %2 秒</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>the second</source>
        <translation>第二个</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>By the mean %1 clip is the more surprising one, by the greatest window %2. One pair decides nothing: published accuracies count over many.</source>
        <translation>按均值，%1片段更令人意外；按最大窗口则是%2。一对不能说明问题：已发表的准确率统计了许多对。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 deviations above the usual; opens the window from %2 s</source>
        <translation>比通常高 %1 个偏差；打开从 %2 秒起的窗口</translation>
    </message>
    <message>
        <source>Fewer than 3 windows: nothing can be called usual.</source>
        <translation>少于 3 个窗口：谈不上通常。</translation>
    </message>
    <message>
        <source>No time surprises more than usual: the median plus %1 deviations.</source>
        <translation>没有哪个时刻比通常更意外：即中位数加 %1 个偏差。</translation>
    </message>
    <message>
        <source>More than %1 deviations above what is usual at this distance from the context.</source>
        <translation>比距上下文同样远处的通常水平高 %1 个偏差以上。</translation>
    </message>
    <message>
        <source>Of each window the least surprise of all context lengths, then the mean: “filtered” as published</source>
        <translation>每个窗口取各上下文长度中最小的意外度，再求均值：即发表时所说的“过滤后”</translation>
    </message>
    <message>
        <source>How surprise is measured</source>
        <translation>意外度如何测量</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SurpriseTrack</name>
    <message>
        <source>Surprise</source>
        <translation>意外度</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>after %1 frames</source>
        <translation>%1 帧之后</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>%1, best simple guess %2</source>
        <translation>%1，最佳简单猜测 %2</translation>
    </message>
    <message>
        <source>, above the usual</source>
        <translation>，高于通常</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SweepForm</name>
    <message>
        <source>What is varied</source>
        <translation>改变什么</translation>
    </message>
    <message>
        <source>On the frame</source>
        <translation>画面上的掩码</translation>
    </message>
    <message>
        <source>A generator with parameters, such as blocks,blocks=4; a mask file; or what is drawn on the frame</source>
        <translation>带参数的生成器，例如 blocks,blocks=4；掩码文件；或画面上所绘的内容</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Along</source>
        <translation>沿着</translation>
    </message>
    <message>
        <source>And along</source>
        <translation>以及沿着</translation>
    </message>
    <message>
        <source>Along: values</source>
        <translation>沿着：取值</translation>
    </message>
    <message>
        <source>And along: values</source>
        <translation>以及沿着：取值</translation>
    </message>
    <message>
        <source>0.1, 0.3, 0.5 or 0.1..0.9 step 0.2 or 1..20; masks and checkpoints with ; between them</source>
        <translation>0.1, 0.3, 0.5 或 0.1..0.9 step 0.2 或 1..20；掩码和检查点之间用 ; 分隔</translation>
    </message>
    <message>
        <source>Runs of each clip at each place: with the mask&apos;s own seed and those that follow. Their spread is shown</source>
        <translation>每个片段在每处的运行次数：用掩码自身的种子及其后的种子。会显示其离散度</translation>
    </message>
    <message>
        <source>Over which clips</source>
        <translation>针对哪些片段</translation>
    </message>
    <message>
        <source>The open one</source>
        <translation>打开的片段</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Which clips</source>
        <translation>哪些片段</translation>
    </message>
    <message>
        <source>Folder, files, world:behind,seed=1..10</source>
        <translation>文件夹、文件、world:behind,seed=1..10</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Files, folders and scenes of the world, with ; between them; seed=1..10 in a scene is ten of them</source>
        <translation>文件、文件夹和小世界的场景，之间用 ; 分隔；场景中的 seed=1..10 表示十个</translation>
    </message>
    <message>
        <source>Folder...</source>
        <translation>文件夹...</translation>
    </message>
    <message>
        <source>Start sweep</source>
        <translation>开始扫描</translation>
    </message>
    <message>
        <source>Choose the folder in which sweeps are kept</source>
        <translation>选择保存扫描的文件夹</translation>
    </message>
    <message>
        <source>Earlier sweeps</source>
        <translation>以前的扫描</translation>
    </message>
    <message>
        <source>finished runs</source>
        <translation>已完成的运行</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>没有其他</translation>
    </message>
    <message>
        <source>Open a clip and a checkpoint first.</source>
        <translation>请先打开片段和检查点。</translation>
    </message>
    <message>
        <source>%1 runs, more where a folder is named</source>
        <translation>%1 次运行，指定文件夹时更多</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 次运行</translation>
    </message>
    <message>
        <source>Start another instead</source>
        <translation>改为开始另一个</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Seeds per point</source>
        <translation>每个点的种子数</translation>
    </message>
    <message>
        <source>Save in...</source>
        <translation>保存到...</translation>
    </message>
    <message>
        <source>%1 runs, about %2</source>
        <translation>%1 次运行，约 %2</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SweepsPage</name>
    <message>
        <source>Error over %1 and %2</source>
        <translation>误差随%1和%2的变化</translation>
    </message>
    <message>
        <source>, %1 left</source>
        <translation>，还需 %1</translation>
    </message>
    <message>
        <source>, %1 min left</source>
        <translation>，还需 %1 分钟</translation>
    </message>
    <message>
        <source>Metric that error views show</source>
        <translation>误差视图所用的度量</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Lines, or a map of two axes</source>
        <translation>线图，或两个轴的图</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Open this point</source>
        <translation>打开此点</translation>
    </message>
    <message>
        <source>Clip, window, checkpoint and mask of the chosen run become the document&apos;s; the mask can be undone</source>
        <translation>所选运行的片段、窗口、检查点和掩码成为当前文档的内容；掩码可撤销</translation>
    </message>
    <message>
        <source>Save the figure...</source>
        <translation>保存图表...</translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation>复制为命令行</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 / %2 次运行</translation>
    </message>
    <message>
        <source>Looking at the clips</source>
        <translation>正在查看片段</translation>
    </message>
    <message>
        <source>, cancelled; what was made is kept</source>
        <translation>，已取消；已完成的部分保留</translation>
    </message>
    <message>
        <source>, %1 could not be made</source>
        <translation>，%1 次未能完成</translation>
    </message>
    <message>
        <source>No sweep was begun</source>
        <translation>没有开始扫描</translation>
    </message>
    <message>
        <source>The first run is on its way</source>
        <translation>第一次运行正在进行</translation>
    </message>
    <message>
        <source>Runs appear here as they are made.</source>
        <translation>运行完成后会出现在这里。</translation>
    </message>
    <message>
        <source>Choose what is varied, then start: each run is kept, and the plot grows as they come.</source>
        <translation>选择要改变什么，然后开始：每次运行都会保留，图随之增长。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>尚未测量</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TeachPage</name>
    <message>
        <source>Teach</source>
        <translation>教学</translation>
    </message>
    <message>
        <source>Added as step %1 of %2</source>
        <translation>已添加为第 %1 / %2 步</translation>
    </message>
    <message>
        <source>Open a tour</source>
        <translation>打开导览</translation>
    </message>
    <message>
        <source>Tours (*.json)</source>
        <translation>导览 (*.json)</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TeachPicture</name>
    <message>
        <source>Making it ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Picture A</source>
        <translation>画面 A</translation>
    </message>
    <message>
        <source>Picture B</source>
        <translation>画面 B</translation>
    </message>
    <message>
        <source>Where the chosen head reads</source>
        <translation>所选的头从哪里读取</translation>
    </message>
    <message>
        <source>Row %1, column %2, step %3</source>
        <translation>行 %1，列 %2，步 %3</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TeachPlot</name>
    <message>
        <source>Plot over time</source>
        <translation>随时间的图</translation>
    </message>
    <message>
        <source>How far do pixels and latents move?</source>
        <translation>像素与隐向量移动多远？</translation>
    </message>
    <message>
        <source>How surprised is the model?</source>
        <translation>模型有多意外？</translation>
    </message>
    <message>
        <source>How wrong is the prediction?</source>
        <translation>预测错了多少？</translation>
    </message>
    <message>
        <source>over the distance of other places</source>
        <translation>与其他位置的距离之比</translation>
    </message>
    <message>
        <source>mean error of the hidden tokens of each step</source>
        <translation>每步隐藏词元的平均误差</translation>
    </message>
    <message>
        <source>measuring, %1</source>
        <translation>正在测量，%1</translation>
    </message>
    <message>
        <source>A, %1</source>
        <translation>A，%1</translation>
    </message>
    <message>
        <source>B, %1</source>
        <translation>B，%1</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>simple guess</source>
        <translation>简单猜测</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Measuring the first window</source>
        <translation>正在测量第一个窗口</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation>正在预测</translation>
    </message>
    <message>
        <source>Nothing is hidden, so nothing is predicted</source>
        <translation>没有隐藏任何内容，因此没有预测</translation>
    </message>
    <message>
        <source>mean error over the whole frame, %1 s seen before it</source>
        <translation>整个画面的平均误差，此前看到 %1 秒</translation>
    </message>
    <message>
        <source>Whole frame: %1 times the error of A</source>
        <translation>整个画面：误差是 A 的 %1 倍</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TimeCellImage</name>
    <message>
        <source>step, and cell row by row</source>
        <translation>步，以及逐行的单元格</translation>
    </message>
    <message>
        <source>Errors of every hidden token over time</source>
        <translation>每个隐藏词元随时间的误差</translation>
    </message>
    <message>
        <source>visible</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>Step %1, row %2, column %3: %4</source>
        <translation>步 %1，行 %2，列 %3：%4</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TimelineView</name>
    <message>
        <source>No clip</source>
        <translation>没有片段</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>步 %1：%2</translation>
    </message>
    <message>
        <source>Step %1 of %2, frame %3 of %4</source>
        <translation>步 %1 / %2，帧 %3 / %4</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Hide %1
Folds this track</source>
        <translation>隐藏%1
折叠此轨道</translation>
    </message>
    <message>
        <source>Show %1
Unfolds this track</source>
        <translation>显示%1
展开此轨道</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TokenHead</name>
    <message>
        <source>true</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Feature colour: the first 3 principal components as red, green and blue</source>
        <translation>特征颜色：前 3 个主成分作为红、绿、蓝</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>可见</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TokenTab</name>
    <message>
        <source>Copy values
Puts everything about this token on the clipboard as text</source>
        <translation>复制数值
将此词元的全部信息作为文本放到剪贴板</translation>
    </message>
    <message>
        <source>Prediction error</source>
        <translation>预测误差</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>余弦相似度</translation>
    </message>
    <message>
        <source>L1, raw</source>
        <translation>L1，原始</translation>
    </message>
    <message>
        <source>L2, layer-normed</source>
        <translation>L2，层归一化</translation>
    </message>
    <message>
        <source>True length</source>
        <translation>真实长度</translation>
    </message>
    <message>
        <source>Length of the layer-normed true latent, which the prediction is compared with</source>
        <translation>与预测比较的、层归一化后真实隐向量的长度</translation>
    </message>
    <message>
        <source>Predicted length</source>
        <translation>预测长度</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>The prediction looks most like</source>
        <translation>预测最像</translation>
    </message>
    <message>
        <source>This clip</source>
        <translation>此片段</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>Where to look for patches</source>
        <translation>在哪里寻找图块</translation>
    </message>
    <message>
        <source>Where to look
Among the true patches of this clip, or of a folder of clips</source>
        <translation>在哪里寻找
在此片段或某个片段文件夹的真实图块中</translation>
    </message>
    <message>
        <source>Closest true patches in this clip, by cosine similarity.</source>
        <translation>此片段中最接近的真实图块，按余弦相似度。</translation>
    </message>
    <message>
        <source>This spot over time</source>
        <translation>此处随时间的变化</translation>
    </message>
    <message>
        <source>grey: visible, nothing to predict</source>
        <translation>灰色：可见，无需预测</translation>
    </message>
    <message>
        <source>No token picked</source>
        <translation>未选取词元</translation>
    </message>
    <message>
        <source>Click a token to inspect it.</source>
        <translation>点击词元以查看详情。</translation>
    </message>
    <message>
        <source>Nothing is hidden yet. The model only predicts what it cannot see.</source>
        <translation>还没有隐藏任何内容。模型只预测它看不到的部分。</translation>
    </message>
    <message>
        <source>Predict something to see its error here.</source>
        <translation>预测一些内容后即可在此查看其误差。</translation>
    </message>
    <message>
        <source>The model saw this token, so there is nothing to predict.</source>
        <translation>模型看到了这个词元，因此无需预测。</translation>
    </message>
    <message>
        <source>Against simple guesses, %1</source>
        <translation>与简单猜测相比，%1</translation>
    </message>
    <message>
        <source>s%1</source>
        <translation>步%1</translation>
    </message>
    <message>
        <source>Step %1, %2: cosine similarity %3</source>
        <translation>步 %1，%2：余弦相似度 %3</translation>
    </message>
    <message>
        <source>visible, nothing to predict</source>
        <translation>可见，无需预测</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Query
Shows what this token reads from, in the workspace Attention</source>
        <translation>查询
在“注意力”工作区显示此词元从哪里读取</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Follow
Hides what is in this token, wherever it goes</source>
        <translation>跟随
隐藏此词元中的内容，无论它移到哪里</translation>
    </message>
    <message>
        <source>Reads from</source>
        <translation>读取来源</translation>
    </message>
    <message>
        <source>The prediction failed, so there is no error here.</source>
        <translation>预测失败，因此这里没有误差。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ToolStrip</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Brush, %1 cells wide  ([ and ])
Click for its tip and the steps it acts on: %2</source>
        <translation>画笔，宽 %1 个单元格（[ 与 ]）
点击以选择笔尖和它作用的步：%2</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>%1 cells, %2</source>
        <translation>%1 个单元格，%2</translation>
    </message>
    <message>
        <source>Round tip</source>
        <translation>圆形笔尖</translation>
    </message>
    <message>
        <source>Square tip</source>
        <translation>方形笔尖</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TopBar</name>
    <message>
        <source>Menus</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Lacuna</source>
        <translation>Lacuna</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>隐空间</translation>
    </message>
    <message>
        <source>Select tokens</source>
        <translation>选择词元</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>教学</translation>
    </message>
    <message>
        <source>Workspaces (Ctrl+1 to Ctrl+5)</source>
        <translation>工作区（Ctrl+1 至 Ctrl+5）</translation>
    </message>
    <message>
        <source>Copy command of</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Tours</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Presenting</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>惊奇</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <source>Detail lab</source>
        <translation>细节实验室</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TourCard</name>
    <message>
        <source>Seen to the end</source>
        <translation>已看完</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TourLibrary</name>
    <message>
        <source>%1 holds more tours than are shown.</source>
        <translation>%1 中的导览多于所显示的。</translation>
    </message>
    <message>
        <source>Made in this program</source>
        <translation>由本程序生成</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TourSession</name>
    <message>
        <source>Mask of the step</source>
        <translation>此步的掩码</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TourStage</name>
    <message>
        <source>Leave tour</source>
        <translation>离开导览</translation>
    </message>
    <message>
        <source>next</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>spotlight</source>
        <translation>聚光</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>draw on screen</source>
        <translation>在屏幕上画</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>H</source>
        <translation>H</translation>
    </message>
    <message>
        <source>hide text</source>
        <translation>隐藏文字</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>layer %1, head %2</source>
        <translation>第 %1 层，头 %2</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在载入模型</translation>
    </message>
    <message>
        <source>%1 · predicting</source>
        <translation>%1 · 正在预测</translation>
    </message>
    <message>
        <source>%1 · computed here, now</source>
        <translation>%1 · 在此即时计算</translation>
    </message>
    <message>
        <source>teal: true, amber: predicted</source>
        <translation>青色：真实，琥珀色：预测</translation>
    </message>
    <message>
        <source>%1 min · %2</source>
        <translation>%1 分钟 · %2</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TourStart</name>
    <message>
        <source>Tours</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Each shows one idea on the bundled model, computed while you look. Your own session waits as it is.</source>
        <translation>每个导览用自带模型说明一个想法，当场计算。您自己的会话原样等候。</translation>
    </message>
    <message>
        <source>Open a tour</source>
        <translation>打开导览</translation>
    </message>
    <message>
        <source>Present this session</source>
        <translation>演示此会话</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TourSummary</name>
    <message>
        <source>%1 No hands were counted.</source>
        <translation>%1没有计数。</translation>
    </message>
    <message>
        <source>%1 No choice had the most of %2 hands.</source>
        <translation>%1共 %2 人举手，没有哪个选项最多。</translation>
    </message>
    <message>
        <source>%1 “%2”, %3 of %4 hands.</source>
        <translation>%1“%2”，%4 人举手中的 %3 人。</translation>
    </message>
    <message>
        <source>%1 “%2”, %3 of %4 hands: right.</source>
        <translation>%1“%2”，%4 人举手中的 %3 人：正确。</translation>
    </message>
    <message>
        <source>%1 “%2”, %3 of %4 hands: not right.</source>
        <translation>%1“%2”，%4 人举手中的 %3 人：不正确。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What was done in the tour</source>
        <translation>导览中所做的</translation>
    </message>
    <message>
        <source>Steps seen: %1 of %2</source>
        <translation>看过的步骤：%1 / %2</translation>
    </message>
    <message>
        <source>tried: %1 of %2</source>
        <translation>试过：%1 / %2</translation>
    </message>
    <message>
        <source>right answers: %1 of %2</source>
        <translation>正确回答：%1 / %2</translation>
    </message>
    <message>
        <source>What you did: %1</source>
        <translation>您所做的：%1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>已完成：%1</translation>
    </message>
    <message>
        <source>Not tried: %1</source>
        <translation>未尝试：%1</translation>
    </message>
    <message>
        <source>Save results</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>All tours</source>
        <translation>所有导览</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::Transport</name>
    <message>
        <source>First frame
Moves to the start of the clip
Home</source>
        <translation>首帧
移到片段开头
Home</translation>
    </message>
    <message>
        <source>Previous frame
Goes back one frame
Ctrl+Left</source>
        <translation>上一帧
后退一帧
Ctrl+Left</translation>
    </message>
    <message>
        <source>Play
Plays the clip in its own time
Space</source>
        <translation>播放
按片段自身的时间播放
空格</translation>
    </message>
    <message>
        <source>Next frame
Goes on one frame
Ctrl+Right</source>
        <translation>下一帧
前进一帧
Ctrl+Right</translation>
    </message>
    <message>
        <source>Loop
Starts again at the end</source>
        <translation>循环
播完后从头开始</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Zoom out
Shows more of the clip
Ctrl+wheel</source>
        <translation>缩小
显示更长的片段
Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Zoom in
Shows fewer frames, larger
Ctrl+wheel</source>
        <translation>放大
显示更少、更大的帧
Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Timeline zoom</source>
        <translation>时间线缩放</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Pause
Stays on this frame
Space</source>
        <translation>暂停
停在此帧
空格</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Model sees</source>
        <translation>模型看到</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::UndoHistory</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Steps that can be undone and done again</source>
        <translation>可以撤销和重做的步骤</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Where it began</source>
        <translation>开始之处</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::VerdictPanel</name>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Showing the last result</source>
        <translation>正在显示上次结果</translation>
    </message>
    <message>
        <source>Metric that is compared</source>
        <translation>用于比较的度量</translation>
    </message>
    <message>
        <source>Metric that is compared
The same as all error views show</source>
        <translation>用于比较的度量
与所有误差视图相同</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>有何不同</translation>
    </message>
    <message>
        <source>Difference by region</source>
        <translation>各区域的差别</translation>
    </message>
    <message>
        <source>Latent spaces</source>
        <translation>隐空间</translation>
    </message>
    <message>
        <source>What this does not say</source>
        <translation>这不能说明什么</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Save report
All figures and paired tokens, with the settings that made them, into a folder</source>
        <translation>保存报告
将所有数值和成对词元连同其设置写入文件夹</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Copy table
The verdict and the results as text, onto the clipboard</source>
        <translation>复制表格
将结论和结果作为文本放到剪贴板</translation>
    </message>
    <message>
        <source>These two cannot be compared</source>
        <translation>这两个无法比较</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>Token by token</source>
        <translation>逐个词元</translation>
    </message>
    <message>
        <source>Pin two runs</source>
        <translation>请固定两次运行</translation>
    </message>
    <message>
        <source>On the page Runs, choose a run in the list and press A, another and press B.</source>
        <translation>在“运行”页的列表中选中一次运行按 A，再选中另一次按 B。</translation>
    </message>
    <message>
        <source>Name a selection of tokens (Token tab) and its difference is shown here.</source>
        <translation>为选中的词元命名（“词元”标签页），其差别便显示在这里。</translation>
    </message>
    <message>
        <source>Right of the line, B is better.</source>
        <translation>线的右侧表示 B 更好。</translation>
    </message>
    <message>
        <source>Mean similarity</source>
        <translation>平均相似度</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>90&#xa0;% above</source>
        <translation>90&#xa0;% 高于</translation>
    </message>
    <message>
        <source>90&#xa0;% below</source>
        <translation>90&#xa0;% 低于</translation>
    </message>
    <message>
        <source>Worst token</source>
        <translation>最差词元</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>余弦相似度</translation>
    </message>
    <message>
        <source>Better on</source>
        <translation>更好的词元数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Divided by</source>
        <translation>除以</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>A: %1
B: %2</source>
        <translation>A：%1
B：%2</translation>
    </message>
    <message>
        <source>B turned to fit A: match %1, by chance %2. Share of the variance of A&apos;s true tokens that B&apos;s have too, turned and scaled (orthogonal Procrustes on %3 tokens; chance: tokens shuffled).</source>
        <translation>B 已对齐到 A：匹配 %1，随机 %2。指旋转并缩放后（正交普氏分析，%3 个词元；随机：打乱词元），A 的真实词元的方差中 B 的也具有的份额。</translation>
    </message>
    <message>
        <source>Turning B&apos;s latents onto A&apos;s</source>
        <translation>正在将 B 的隐向量对齐到 A</translation>
    </message>
    <message>
        <source>Two runs are compared</source>
        <translation>比较两次运行</translation>
    </message>
    <message>
        <source>Each prediction is kept. Change the mask or the model, predict again, and compare the two.</source>
        <translation>每次预测都会保留。更改掩码或模型，再预测一次，然后比较两者。</translation>
    </message>
    <message>
        <source>Compare the last two</source>
        <translation>比较最近两次</translation>
    </message>
    <message>
        <source>%1, of the tokens hidden in both</source>
        <translation>%1，两者都隐藏的词元</translation>
    </message>
    <message numerus="yes">
        <source>On %n shared token(s)</source>
        <translation>
            <numerusform>在 %n 个共有词元上</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean of all it hides</source>
        <translation>其隐藏全部的均值</translation>
    </message>
    <message>
        <source>Mean of all tokens that the run hides, as in the list of runs: of A %1, of B %2
Two such means are of different tokens, so they do not say which is better</source>
        <translation>该运行所隐藏全部词元的均值，与运行列表相同：A %1 个，B %2 个
两个均值来自不同的词元，因此不能说明哪个更好</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::VerdictStrip</name>
    <message>
        <source>Verdict in short</source>
        <translation>结论简述</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Details
Results, what changed and the difference by region, in the inspector</source>
        <translation>详情
结果、有何变化以及各区域的差异，在检查器中</translation>
    </message>
    <message>
        <source>These two cannot be compared</source>
        <translation>这两次运行无法比较</translation>
    </message>
    <message numerus="yes">
        <source>the same value on %n token(s) hidden in both</source>
        <translation>
            <numerusform>在两者都隐藏的 %n 个词元上数值相同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %1 of %n token(s) hidden in both</source>
        <translation>
            <numerusform>在两者都隐藏的 %n 个词元中占 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>B is better on %1 of %n token(s) hidden in both</source>
        <translation>
            <numerusform>在两者都隐藏的 %n 个词元中，B 在 %1 上更好</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A is better on %1 of %n token(s) hidden in both</source>
        <translation>
            <numerusform>在两者都隐藏的 %n 个词元中，A 在 %1 上更好</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean similarity</source>
        <translation>平均相似度</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>Over the tokens that both runs hide</source>
        <translation>仅统计两次运行都隐藏的词元</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::WalkDialog</name>
    <message>
        <source>Export video</source>
        <translation>导出视频</translation>
    </message>
    <message>
        <source>Clip and latent space</source>
        <translation>片段与隐空间</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>整个窗口</translation>
    </message>
    <message>
        <source>%1 px high</source>
        <translation>高 %1 像素</translation>
    </message>
    <message>
        <source> frames a second</source>
        <translation> 帧/秒</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Times through the clip</source>
        <translation>播放片段的遍数</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>A walk through the clip from its first frame to its last, with the overlays that are chosen now.</source>
        <translation>从第一帧到最后一帧走过片段，带有现在所选的叠加层。</translation>
    </message>
    <message>
        <source>Video (mp4)</source>
        <translation>视频 (mp4)</translation>
    </message>
    <message>
        <source>Animated picture (webp)</source>
        <translation>动态图片 (webp)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>%1 x %2 pixels, %3 frames, %4 s</source>
        <translation>%1 x %2 像素，%3 帧，%4 秒</translation>
    </message>
    <message>
        <source>A film (MPEG-4), for talks and anything that plays videos.</source>
        <translation>影片 (MPEG-4)，用于演讲和任何能播放视频的地方。</translation>
    </message>
    <message>
        <source>A picture that moves for ever, for web pages. Large ones take long to write.</source>
        <translation>循环播放的图片，用于网页。尺寸大时写入需要较长时间。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::WalkExport</name>
    <message>
        <source>A video is being made. Wait until it is, or cancel it.</source>
        <translation>正在制作视频。请等它完成，或取消。</translation>
    </message>
    <message>
        <source>There is no clip to walk through. Open one first.</source>
        <translation>没有可走过的片段。请先打开一个。</translation>
    </message>
    <message>
        <source>A walk is saved as .mp4 or .webp.</source>
        <translation>视频保存为 .mp4 或 .webp。</translation>
    </message>
    <message>
        <source>Saved the video as %1</source>
        <translation>已将视频保存为 %1</translation>
    </message>
    <message>
        <source>Another export draws this window. Wait until it is done, or cancel it among the jobs.</source>
        <translation>另一个导出正在绘制此窗口。请等待其完成，或在任务列表中取消它。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::WalkView</name>
    <message>
        <source>Nothing hidden in this step</source>
        <translation>这一步没有隐藏</translation>
    </message>
    <message>
        <source>Mean error of this step %1, best simple guess %2</source>
        <translation>这一步的平均误差 %1，最佳简单猜测 %2</translation>
    </message>
    <message>
        <source>Step %1, frame %2 of %3, %4 s</source>
        <translation>步 %1，帧 %2 / %3，%4 秒</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::Welcome</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::WipeLine</name>
    <message>
        <source>Line between two lenses</source>
        <translation>两个镜头之间的分界线</translation>
    </message>
    <message>
        <source>Drag to see more of one lens
Left and Right move it, a double click puts it in the middle</source>
        <translation>拖动以查看某个镜头的更多部分
左右方向键移动分界线，双击使其回到中间</translation>
    </message>
    <message>
        <source>%1 on the left, %2 on the right, line at %3&#xa0;%</source>
        <translation>左侧为%1，右侧为%2，分界线在 %3 %</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::action_rows</name>
    <message>
        <source>Of the target encoder</source>
        <translation>目标编码器的</translation>
    </message>
    <message>
        <source>What the picked token reads from where the whole clip is seen</source>
        <translation>在看到整个片段时，所选词元从哪里读取</translation>
    </message>
    <message>
        <source>Of the context encoder</source>
        <translation>上下文编码器的</translation>
    </message>
    <message>
        <source>The same among the visible tokens alone</source>
        <translation>同上，但仅在可见词元之间</translation>
    </message>
    <message>
        <source>Of the predictor</source>
        <translation>预测器的</translation>
    </message>
    <message>
        <source>Which visible tokens feed a hidden one</source>
        <translation>哪些可见词元供给一个隐藏词元</translation>
    </message>
    <message>
        <source>Maps of heads</source>
        <translation>各头的图</translation>
    </message>
    <message>
        <source>A map a layer and head</source>
        <translation>每层每头一张图</translation>
    </message>
    <message>
        <source>Maps of layers</source>
        <translation>各层的图</translation>
    </message>
    <message>
        <source>A map a layer: the mean over its heads</source>
        <translation>每层一张图：各头的均值</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Through all layers: from which inputs the output is made</source>
        <translation>贯穿所有层：输出由哪些输入构成</translation>
    </message>
    <message>
        <source>Table of heads</source>
        <translation>头的表格</translation>
    </message>
    <message>
        <source>Spread, distance and kind of every head, sorted</source>
        <translation>每个头的分散度、距离和种类，可排序</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>Previous layer</source>
        <translation>上一层</translation>
    </message>
    <message>
        <source>Next head</source>
        <translation>下一个头</translation>
    </message>
    <message>
        <source>Previous head</source>
        <translation>上一个头</translation>
    </message>
    <message>
        <source>Who reads from it</source>
        <translation>被谁读取</translation>
    </message>
    <message>
        <source>Maps of who reads from the picked token, instead of what it reads from</source>
        <translation>显示谁读取所选词元，而不是它读取谁</translation>
    </message>
    <message>
        <source>Attention on the frame</source>
        <translation>画面上的注意力</translation>
    </message>
    <message>
        <source>The chosen map lies on the clip</source>
        <translation>所选的图叠在片段上</translation>
    </message>
    <message>
        <source>Attention in 3-D</source>
        <translation>三维中的注意力</translation>
    </message>
    <message>
        <source>Lines from the picked token&apos;s point to those it reads most from</source>
        <translation>从所选词元的点连到它主要读取的点</translation>
    </message>
    <message>
        <source>Figures over all tokens</source>
        <translation>所有词元的数值</translation>
    </message>
    <message>
        <source>The mean over all queries, in the table of heads</source>
        <translation>头表格中为所有查询的均值</translation>
    </message>
    <message>
        <source>Figures over hidden tokens</source>
        <translation>隐藏词元的数值</translation>
    </message>
    <message>
        <source>The mean over hidden queries: what predictions are made from</source>
        <translation>隐藏查询的均值：预测由什么得来</translation>
    </message>
    <message>
        <source>Cancel attention</source>
        <translation>取消注意力</translation>
    </message>
    <message>
        <source>Stops looking; the last maps stay</source>
        <translation>停止查看；上次的图保留</translation>
    </message>
    <message>
        <source>Kept runs</source>
        <translation>保留的运行</translation>
    </message>
    <message>
        <source>Every prediction so far; two of them side by side</source>
        <translation>至今的每次预测；其中两次并排</translation>
    </message>
    <message>
        <source>Compare the last two runs</source>
        <translation>比较最近两次运行</translation>
    </message>
    <message>
        <source>Pins the newest run as B and the one before as A</source>
        <translation>将最新的运行固定为 B，前一次固定为 A</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 和 B</translation>
    </message>
    <message>
        <source>A becomes B and B becomes A</source>
        <translation>A 变成 B，B 变成 A</translation>
    </message>
    <message>
        <source>Use the chosen run as A</source>
        <translation>将所选运行用作 A</translation>
    </message>
    <message>
        <source>Pins it to the left side</source>
        <translation>固定到左侧</translation>
    </message>
    <message>
        <source>Use the chosen run as B</source>
        <translation>将所选运行用作 B</translation>
    </message>
    <message>
        <source>Pins it to the right side</source>
        <translation>固定到右侧</translation>
    </message>
    <message>
        <source>Restore the chosen run&apos;s mask</source>
        <translation>恢复所选运行的掩码</translation>
    </message>
    <message>
        <source>Its mask in the place of the one there is; can be undone</source>
        <translation>以其掩码取代当前掩码；可撤销</translation>
    </message>
    <message>
        <source>Star the chosen run</source>
        <translation>为所选运行加星标</translation>
    </message>
    <message>
        <source>Starred runs are kept longest</source>
        <translation>加星标的运行保留最久</translation>
    </message>
    <message>
        <source>Delete the chosen run</source>
        <translation>删除所选运行</translation>
    </message>
    <message>
        <source>It is forgotten</source>
        <translation>将不再保留</translation>
    </message>
    <message>
        <source>Cancel comparing</source>
        <translation>取消比较</translation>
    </message>
    <message>
        <source>The last comparison stays</source>
        <translation>上次的比较保留</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>划变</translation>
    </message>
    <message>
        <source>A left of a line, B right of it</source>
        <translation>线左为 A，线右为 B</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>A and B in turns, once a second</source>
        <translation>A 和 B 轮流显示，每秒一次</translation>
    </message>
    <message>
        <source>Save the report into this folder</source>
        <translation>将报告保存到此文件夹</translation>
    </message>
    <message>
        <source>Saved compare.json, tokens.csv and steps.csv to %1</source>
        <translation>已将 compare.json、tokens.csv 和 steps.csv 保存到 %1</translation>
    </message>
    <message>
        <source>Save table of runs</source>
        <translation>保存运行表格</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>NumPy (*.npz)</source>
        <translation>NumPy (*.npz)</translation>
    </message>
    <message>
        <source>Saved the table as %1</source>
        <translation>已将表格保存为 %1</translation>
    </message>
    <message>
        <source>Save report...</source>
        <translation>保存报告...</translation>
    </message>
    <message>
        <source>All figures and paired tokens, with the settings that made them, into a folder</source>
        <translation>将所有数值和成对词元连同其设置写入文件夹</translation>
    </message>
    <message>
        <source>Save table of runs...</source>
        <translation>保存运行表格...</translation>
    </message>
    <message>
        <source>Every kept run with all its settings, as csv or npz</source>
        <translation>每次保留的运行及其全部设置，存为 csv 或 npz</translation>
    </message>
    <message>
        <source>Save difference picture...</source>
        <translation>保存差别图片...</translation>
    </message>
    <message>
        <source>The difference on the frame of the playhead, as png with its settings inside</source>
        <translation>播放头所在帧上的差别，存为内含设置的 png</translation>
    </message>
    <message>
        <source>Compare: detail lab</source>
        <translation>比较：细节实验室</translation>
    </message>
    <message>
        <source>What the model ignores and what it does not</source>
        <translation>模型忽略什么，不忽略什么</translation>
    </message>
    <message>
        <source>Measure changes of the clip</source>
        <translation>测量片段的变化</translation>
    </message>
    <message>
        <source>How far pixels and latents move where it is blurred, recoloured, moved ...</source>
        <translation>当片段被模糊、变色、平移……时，像素与隐向量各移动多远</translation>
    </message>
    <message>
        <source>Cancel measuring changes</source>
        <translation>取消测量变化</translation>
    </message>
    <message>
        <source>The last result stays</source>
        <translation>上次的结果保留</translation>
    </message>
    <message>
        <source>Open clip...</source>
        <translation>打开片段...</translation>
    </message>
    <message>
        <source>Open a video or a GIF</source>
        <translation>打开视频或 GIF</translation>
    </message>
    <message>
        <source>Open folder of images...</source>
        <translation>打开图片文件夹...</translation>
    </message>
    <message>
        <source>Open a folder of pictures as a clip</source>
        <translation>将图片文件夹作为片段打开</translation>
    </message>
    <message>
        <source>Open checkpoint...</source>
        <translation>打开检查点...</translation>
    </message>
    <message>
        <source>Open a world model (.pt, .pth, .safetensors)</source>
        <translation>打开世界模型 (.pt、.pth、.safetensors)</translation>
    </message>
    <message>
        <source>Demo model</source>
        <translation>演示模型</translation>
    </message>
    <message>
        <source>A small model for demos. It knows moving shapes, not the world.</source>
        <translation>供演示用的小模型。它认识运动的形状，不认识世界。</translation>
    </message>
    <message>
        <source>Export run...</source>
        <translation>导出运行...</translation>
    </message>
    <message>
        <source>Write errors, latents, mask and settings of the last run to a folder</source>
        <translation>将上次运行的误差、隐向量、掩码和设置写入文件夹</translation>
    </message>
    <message>
        <source>Export run into this folder</source>
        <translation>将运行导出到此文件夹</translation>
    </message>
    <message>
        <source>Save picture...</source>
        <translation>保存图片...</translation>
    </message>
    <message>
        <source>Save a picture of the window</source>
        <translation>保存窗口的图片</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>页面 (*.pdf)</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Saved the figure as %1</source>
        <translation>已将图表保存为 %1</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>添加关键帧</translation>
    </message>
    <message>
        <source>Keep the chosen layer&apos;s place on this step</source>
        <translation>记录所选图层在这一步的位置</translation>
    </message>
    <message>
        <source>Delete key</source>
        <translation>删除关键帧</translation>
    </message>
    <message>
        <source>Take away the chosen layer&apos;s key on this step</source>
        <translation>去掉所选图层在这一步的关键帧</translation>
    </message>
    <message>
        <source>Previous key</source>
        <translation>上一个关键帧</translation>
    </message>
    <message>
        <source>Go to the chosen layer&apos;s key before the playhead</source>
        <translation>转到播放头之前所选图层的关键帧</translation>
    </message>
    <message>
        <source>Next key</source>
        <translation>下一个关键帧</translation>
    </message>
    <message>
        <source>Go to the chosen layer&apos;s key after the playhead</source>
        <translation>转到播放头之后所选图层的关键帧</translation>
    </message>
    <message>
        <source>Colour by true and predicted</source>
        <translation>按真实与预测着色</translation>
    </message>
    <message>
        <source>Colour by error</source>
        <translation>按误差着色</translation>
    </message>
    <message>
        <source>Colour by step</source>
        <translation>按步着色</translation>
    </message>
    <message>
        <source>Colour by row</source>
        <translation>按行着色</translation>
    </message>
    <message>
        <source>Colour by column</source>
        <translation>按列着色</translation>
    </message>
    <message>
        <source>Colour by features</source>
        <translation>按特征着色</translation>
    </message>
    <message>
        <source>Colour by cluster</source>
        <translation>按聚类着色</translation>
    </message>
    <message>
        <source>Colour by label</source>
        <translation>按标签着色</translation>
    </message>
    <message>
        <source>Colour by length</source>
        <translation>按长度着色</translation>
    </message>
    <message>
        <source>Colour by clip</source>
        <translation>按片段着色</translation>
    </message>
    <message>
        <source>This step bright</source>
        <translation>突出这一步</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>所有步</translation>
    </message>
    <message>
        <source>Only this step</source>
        <translation>仅这一步</translation>
    </message>
    <message>
        <source>Up to this step</source>
        <translation>到这一步为止</translation>
    </message>
    <message>
        <source>Error lines</source>
        <translation>误差连线</translation>
    </message>
    <message>
        <source>Path of the picked token</source>
        <translation>所选词元的路径</translation>
    </message>
    <message>
        <source>Paths of selected places</source>
        <translation>所选位置的路径</translation>
    </message>
    <message>
        <source>Outlines of clusters</source>
        <translation>聚类轮廓</translation>
    </message>
    <message>
        <source>Patches at their points</source>
        <translation>在各点处显示图块</translation>
    </message>
    <message>
        <source>The table has no column of numbers beside those that name tokens.</source>
        <translation>除了指明词元的列之外，表格没有数值列。</translation>
    </message>
    <message>
        <source>Colour by a column of a table...</source>
        <translation>按表格的一列着色...</translation>
    </message>
    <message>
        <source>Numbers by token from a csv file, such as errors.csv of another run</source>
        <translation>来自 csv 文件的逐词元数值，例如另一次运行的 errors.csv</translation>
    </message>
    <message>
        <source>Which true latents the axes are fitted on; all others are placed in them</source>
        <translation>轴用哪些真实隐向量拟合；其余都放入其中</translation>
    </message>
    <message>
        <source>Fit on all true tokens</source>
        <translation>拟合于所有真实词元</translation>
    </message>
    <message>
        <source>Fit on hidden tokens only</source>
        <translation>仅拟合于隐藏词元</translation>
    </message>
    <message>
        <source>Fit on this step</source>
        <translation>拟合于这一步</translation>
    </message>
    <message>
        <source>Principal components: distances mean something, much is left out</source>
        <translation>主成分：距离有意义，但舍去很多</translation>
    </message>
    <message>
        <source>Near tokens come together; how far groups lie apart says little</source>
        <translation>相近的词元聚在一起；各组相距多远很少说明问题</translation>
    </message>
    <message>
        <source>PCA, 3 axes</source>
        <translation>PCA，3 个轴</translation>
    </message>
    <message>
        <source>PCA, 2 axes</source>
        <translation>PCA，2 个轴</translation>
    </message>
    <message>
        <source>UMAP, 3 axes</source>
        <translation>UMAP，3 个轴</translation>
    </message>
    <message>
        <source>UMAP, 2 axes</source>
        <translation>UMAP，2 个轴</translation>
    </message>
    <message>
        <source>t-SNE, 3 axes</source>
        <translation>t-SNE，3 个轴</translation>
    </message>
    <message>
        <source>t-SNE, 2 axes</source>
        <translation>t-SNE，2 个轴</translation>
    </message>
    <message>
        <source>Error direction, time, rest</source>
        <translation>误差方向、时间、其余</translation>
    </message>
    <message>
        <source>Where in latent space the model errs; the third axis is the first component of what is left</source>
        <translation>模型在隐空间何处出错；第三个轴是其余部分的第一主成分</translation>
    </message>
    <message>
        <source>Stop fitting here</source>
        <translation>就此停止拟合</translation>
    </message>
    <message>
        <source>Keep the layout as it is now</source>
        <translation>保留现在的布局</translation>
    </message>
    <message>
        <source>Go on fitting</source>
        <translation>继续拟合</translation>
    </message>
    <message>
        <source>With the layout that was stopped or cancelled, as if it had not been</source>
        <translation>从停止或取消时的布局继续，如同未曾中断</translation>
    </message>
    <message>
        <source>Latent space settings...</source>
        <translation>隐空间设置...</translation>
    </message>
    <message>
        <source>Fitting, which latents, clusters, lines, camera</source>
        <translation>拟合、哪些隐向量、聚类、连线、镜头</translation>
    </message>
    <message>
        <source>Parallel camera</source>
        <translation>平行镜头</translation>
    </message>
    <message>
        <source>Near and far points are drawn alike</source>
        <translation>远近的点画得一样</translation>
    </message>
    <message>
        <source>8 clusters</source>
        <translation>8 个聚类</translation>
    </message>
    <message>
        <source>Groups of like latents by k-means, with outlines</source>
        <translation>用 k 均值将相似的隐向量分组，带轮廓</translation>
    </message>
    <message>
        <source>Save the latent space...</source>
        <translation>保存隐空间...</translation>
    </message>
    <message>
        <source>A picture of any size, a drawing, or a film</source>
        <translation>任意尺寸的图片、矢量图或动画</translation>
    </message>
    <message>
        <source>Save the points...</source>
        <translation>保存点...</translation>
    </message>
    <message>
        <source>Every point with its token, error, cluster and label, as csv or npz</source>
        <translation>每个点及其词元、误差、聚类和标签，存为 csv 或 npz</translation>
    </message>
    <message>
        <source>Stop drawing the film</source>
        <translation>停止绘制动画</translation>
    </message>
    <message>
        <source>Nothing is written</source>
        <translation>不写入任何内容</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>反转掩码</translation>
    </message>
    <message>
        <source>Hide what is visible and show what is hidden</source>
        <translation>隐藏可见的部分，显示隐藏的部分</translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation>清除掩码</translation>
    </message>
    <message>
        <source>Hide nothing</source>
        <translation>不隐藏任何内容</translation>
    </message>
    <message>
        <source>Cut layer</source>
        <translation>剪切图层</translation>
    </message>
    <message>
        <source>Copy the chosen layer, or all, and take it out</source>
        <translation>复制所选图层或全部图层，并将其移除</translation>
    </message>
    <message>
        <source>Copy layer</source>
        <translation>复制图层</translation>
    </message>
    <message>
        <source>The chosen layer, or all of them, for this or another clip</source>
        <translation>所选图层或全部图层，供此片段或另一片段使用</translation>
    </message>
    <message>
        <source>Paste layers</source>
        <translation>粘贴图层</translation>
    </message>
    <message>
        <source>Add copied layers on top</source>
        <translation>将复制的图层添加到最上面</translation>
    </message>
    <message>
        <source>Choose the layer above</source>
        <translation>选择上一图层</translation>
    </message>
    <message>
        <source>Choose the layer below</source>
        <translation>选择下一图层</translation>
    </message>
    <message>
        <source>Hide everything but the picked token</source>
        <translation>隐藏所选词元以外的全部</translation>
    </message>
    <message>
        <source>Replace the mask by one that shows this token alone</source>
        <translation>以只显示这个词元的掩码取代当前掩码</translation>
    </message>
    <message>
        <source>Load mask...</source>
        <translation>载入掩码...</translation>
    </message>
    <message>
        <source>Replace the mask by one from a file (.json, .npy, .png)</source>
        <translation>以文件中的掩码取代当前掩码 (.json、.npy、.png)</translation>
    </message>
    <message>
        <source>Save mask...</source>
        <translation>保存掩码...</translation>
    </message>
    <message>
        <source>Save shapes (.json) or hidden tokens (.npy)</source>
        <translation>保存形状 (.json) 或隐藏词元 (.npy)</translation>
    </message>
    <message>
        <source>Save mask</source>
        <translation>保存掩码</translation>
    </message>
    <message>
        <source>Shapes (*.json)</source>
        <translation>形状 (*.json)</translation>
    </message>
    <message>
        <source>Hidden tokens (*.npy)</source>
        <translation>隐藏词元 (*.npy)</translation>
    </message>
    <message>
        <source>There is nothing to save yet. Open a probe, or fit one.</source>
        <translation>还没有可保存的内容。请打开探针，或拟合一个。</translation>
    </message>
    <message>
        <source>Save the probe&apos;s figures in a folder</source>
        <translation>将探针的数值保存到文件夹</translation>
    </message>
    <message>
        <source>Saved the probe&apos;s figures in %1</source>
        <translation>已将探针的数值保存到 %1</translation>
    </message>
    <message>
        <source>Open a probe...</source>
        <translation>打开探针...</translation>
    </message>
    <message>
        <source>Open a classifier that was trained with this model</source>
        <translation>打开与此模型一同训练的分类器</translation>
    </message>
    <message>
        <source>Fit a probe on named tokens</source>
        <translation>用已命名的词元拟合探针</translation>
    </message>
    <message>
        <source>A linear probe of the true latents of selections with a name, tested on what it did not see</source>
        <translation>用已命名选区的真实隐向量拟合线性探针，并在它未见过的词元上测试</translation>
    </message>
    <message>
        <source>Fit a probe on what the scene shows</source>
        <translation>用场景所显示的内容拟合探针</translation>
    </message>
    <message>
        <source>The same on the truth of a scene of the world</source>
        <translation>同上，依据小世界场景的真实情况</translation>
    </message>
    <message>
        <source>Measure the probe as more is hidden</source>
        <translation>隐藏增多时测量探针</translation>
    </message>
    <message>
        <source>Runs model and probe again and again while more is hidden</source>
        <translation>在隐藏逐渐增多时反复运行模型和探针</translation>
    </message>
    <message>
        <source>Cancel the probe</source>
        <translation>取消探针</translation>
    </message>
    <message>
        <source>Stop fitting or measuring; what is there stays</source>
        <translation>停止拟合或测量；已有的保留</translation>
    </message>
    <message>
        <source>Save the probe&apos;s figures...</source>
        <translation>保存探针的数值...</translation>
    </message>
    <message>
        <source>probe.json, classes.csv, folds.csv and curve.csv, as lacuna probe writes them</source>
        <translation>probe.json、classes.csv、folds.csv 和 curve.csv，与 lacuna probe 所写相同</translation>
    </message>
    <message>
        <source>Edit scene...</source>
        <translation>编辑场景...</translation>
    </message>
    <message>
        <source>Change what is in the scene and what goes wrong, possible and impossible side by side</source>
        <translation>更改场景的内容和出什么错，可能与不可能并排</translation>
    </message>
    <message>
        <source>Select all tokens</source>
        <translation>选择所有词元</translation>
    </message>
    <message>
        <source>Every token of the clip</source>
        <translation>片段的每个词元</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Takes the selection away; the tokens stay as they are</source>
        <translation>去掉选择；词元本身不变</translation>
    </message>
    <message>
        <source>Invert the selection</source>
        <translation>反转选择</translation>
    </message>
    <message>
        <source>Selects the tokens that are not, and the other way round</source>
        <translation>选择未选的词元，取消已选的词元</translation>
    </message>
    <message>
        <source>Select this step</source>
        <translation>选择这一步</translation>
    </message>
    <message>
        <source>All tokens of the playhead&apos;s step</source>
        <translation>播放头所在步的所有词元</translation>
    </message>
    <message>
        <source>Select hidden tokens</source>
        <translation>选择隐藏词元</translation>
    </message>
    <message>
        <source>All tokens that the mask hides</source>
        <translation>掩码隐藏的所有词元</translation>
    </message>
    <message>
        <source>Select the worst tenth</source>
        <translation>选择最差的十分之一</translation>
    </message>
    <message>
        <source>The tenth of the hidden tokens with the largest error</source>
        <translation>误差最大的十分之一隐藏词元</translation>
    </message>
    <message>
        <source>Select the best tenth</source>
        <translation>选择最好的十分之一</translation>
    </message>
    <message>
        <source>The tenth of the hidden tokens with the smallest error</source>
        <translation>误差最小的十分之一隐藏词元</translation>
    </message>
    <message>
        <source>Grow to near latents</source>
        <translation>扩展到相近隐向量</translation>
    </message>
    <message>
        <source>Adds the 5 nearest true latents of each selected token</source>
        <translation>加入每个所选词元的 5 个最近的真实隐向量</translation>
    </message>
    <message>
        <source>Select the picked token&apos;s cluster</source>
        <translation>选择所选词元的聚类</translation>
    </message>
    <message>
        <source>All tokens of the clip whose latents are in the same cluster</source>
        <translation>隐向量属于同一聚类的所有词元</translation>
    </message>
    <message>
        <source>Show the selection in 3-D</source>
        <translation>在三维中显示所选</translation>
    </message>
    <message>
        <source>Moves the camera of the latent space to the selected tokens</source>
        <translation>将隐空间的镜头移到所选词元</translation>
    </message>
    <message>
        <source>Measure surprise</source>
        <translation>测量意外度</translation>
    </message>
    <message>
        <source>Slide windows over the whole clip and predict the rest of each</source>
        <translation>窗口滑过整个片段，并预测每个窗口的其余部分</translation>
    </message>
    <message>
        <source>Stop measuring surprise here</source>
        <translation>就此停止测量意外度</translation>
    </message>
    <message>
        <source>Keeps the windows that are measured; measuring again goes on</source>
        <translation>保留已测量的窗口；再次测量时继续</translation>
    </message>
    <message>
        <source>Cancel measuring surprise</source>
        <translation>取消测量意外度</translation>
    </message>
    <message>
        <source>Back to what was measured before</source>
        <translation>回到之前测量的结果</translation>
    </message>
    <message>
        <source>Window, rate and picture as they are open, contexts and stride as usual</source>
        <translation>窗口、帧率和画面与所打开的一致，上下文和步幅照常</translation>
    </message>
    <message>
        <source>The same scene in which something goes wrong, on the same axis</source>
        <translation>同一场景但出了错，用同一坐标轴</translation>
    </message>
    <message>
        <source>Another clip on the same axis</source>
        <translation>另一个片段，用同一坐标轴</translation>
    </message>
    <message>
        <source>The open clip alone</source>
        <translation>仅打开的片段</translation>
    </message>
    <message>
        <source>Next peak of surprise</source>
        <translation>下一个意外度峰值</translation>
    </message>
    <message>
        <source>Opens the window of the next time that surprises more than usual</source>
        <translation>打开下一个比通常更意外的时刻所在的窗口</translation>
    </message>
    <message>
        <source>Previous peak of surprise</source>
        <translation>上一个意外度峰值</translation>
    </message>
    <message>
        <source>Opens the window of the time before that surprises more than usual</source>
        <translation>打开上一个比通常更意外的时刻所在的窗口</translation>
    </message>
    <message>
        <source>Compare: surprise</source>
        <translation>比较：意外度</translation>
    </message>
    <message>
        <source>Surprise over the whole clip, with motion beneath</source>
        <translation>整个片段的意外度，下方为运动</translation>
    </message>
    <message>
        <source>Compare: sweeps</source>
        <translation>比较：扫描</translation>
    </message>
    <message>
        <source>Many runs that differ in a known way</source>
        <translation>以已知方式互不相同的许多次运行</translation>
    </message>
    <message>
        <source>Start sweep</source>
        <translation>开始扫描</translation>
    </message>
    <message>
        <source>What the Sweeps page says, in the background</source>
        <translation>按扫描页的设定，在后台进行</translation>
    </message>
    <message>
        <source>Cancel sweep</source>
        <translation>取消扫描</translation>
    </message>
    <message>
        <source>What is finished is kept, and gone on with later</source>
        <translation>已完成的部分保留，以后可继续</translation>
    </message>
    <message>
        <source>Open the chosen run of the sweep</source>
        <translation>打开扫描中所选的运行</translation>
    </message>
    <message>
        <source>Its clip, window, checkpoint and mask become the document&apos;s</source>
        <translation>其片段、窗口、检查点和掩码成为当前文档的内容</translation>
    </message>
    <message>
        <source>Copy the sweep as command line</source>
        <translation>将扫描复制为命令行</translation>
    </message>
    <message>
        <source>It makes the same sweep, or goes on with it</source>
        <translation>它会进行同样的扫描，或继续进行</translation>
    </message>
    <message>
        <source>Clips of the sweep</source>
        <translation>扫描的片段</translation>
    </message>
    <message>
        <source>Where sweeps are kept</source>
        <translation>扫描的保存位置</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Workspace: the clip beside the latent space</source>
        <translation>工作区：片段与隐空间并排</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Workspace: a larger clip beside the mask in space and time</source>
        <translation>工作区：较大的片段与空间和时间中的掩码并排</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Workspace: what a token reads from, in every layer and head</source>
        <translation>工作区：词元在每层每头从哪里读取</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Workspace: results side by side</source>
        <translation>工作区：结果并排</translation>
    </message>
    <message>
        <source>Onion skin</source>
        <translation>洋葱皮</translation>
    </message>
    <message>
        <source>Outlines of what the 2 steps before and after hide</source>
        <translation>前后各 2 步所隐藏部分的轮廓</translation>
    </message>
    <message>
        <source>Open a scene that Lacuna draws itself, so that everything in it is known</source>
        <translation>打开由 Lacuna 自己绘制的场景，其中的一切都是已知的</translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation>复制为命令行</translation>
    </message>
    <message>
        <source>What the window shows now, as a command that gives the same numbers</source>
        <translation>将窗口现在显示的内容作为给出同样数值的命令</translation>
    </message>
    <message>
        <source>As a command that gives the same numbers</source>
        <translation>作为给出同样数值的命令</translation>
    </message>
    <message>
        <source>Copy command of the prediction</source>
        <translation>复制预测的命令</translation>
    </message>
    <message>
        <source>Copy command of the latent space</source>
        <translation>复制隐空间的命令</translation>
    </message>
    <message>
        <source>Copy command of attention</source>
        <translation>复制注意力的命令</translation>
    </message>
    <message>
        <source>Copy command of the probe</source>
        <translation>复制探针的命令</translation>
    </message>
    <message>
        <source>Copy command of the comparison</source>
        <translation>复制比较的命令</translation>
    </message>
    <message>
        <source>Copy command of surprise</source>
        <translation>复制意外度的命令</translation>
    </message>
    <message>
        <source>Copy command of the detail lab</source>
        <translation>复制细节实验室的命令</translation>
    </message>
    <message>
        <source>Demo: behind the card</source>
        <translation>演示：卡片之后</translation>
    </message>
    <message>
        <source>A ball rolls behind a card and comes out on the other side</source>
        <translation>球滚到卡片之后，再从另一边出来</translation>
    </message>
    <message>
        <source>Cache folder</source>
        <translation>缓存文件夹</translation>
    </message>
    <message>
        <source>Save keys to print</source>
        <translation>保存按键以供打印</translation>
    </message>
    <message>
        <source>Saved the keys as %1</source>
        <translation>已将按键保存为 %1</translation>
    </message>
    <message>
        <source>Find an action...</source>
        <translation>查找操作...</translation>
    </message>
    <message>
        <source>Every command, found by some of its letters</source>
        <translation>所有命令，输入其中几个字母即可找到</translation>
    </message>
    <message>
        <source>History...</source>
        <translation>历史...</translation>
    </message>
    <message>
        <source>Every step that can be undone; go to any of them</source>
        <translation>每个可以撤销的步骤；可转到其中任何一步</translation>
    </message>
    <message>
        <source>Preferences...</source>
        <translation>首选项...</translation>
    </message>
    <message>
        <source>Look, language, size, device, memory, keys</source>
        <translation>外观、语言、大小、设备、内存、按键</translation>
    </message>
    <message>
        <source>Preferences: computing...</source>
        <translation>首选项：计算...</translation>
    </message>
    <message>
        <source>Device, precision, threads, memory, cache folder</source>
        <translation>设备、精度、线程、内存、缓存文件夹</translation>
    </message>
    <message>
        <source>Change keys...</source>
        <translation>更改按键...</translation>
    </message>
    <message>
        <source>Give any action other keys</source>
        <translation>为任何操作指定其他按键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Every key, by menu; to look at or to print</source>
        <translation>按菜单列出的所有按键；可查看或打印</translation>
    </message>
    <message>
        <source>Clip on the right</source>
        <translation>片段在右</translation>
    </message>
    <message>
        <source>Swap the clip and the view beside it</source>
        <translation>交换片段与其旁边的视图</translation>
    </message>
    <message>
        <source>Inspector on the left</source>
        <translation>检查器在左</translation>
    </message>
    <message>
        <source>Move the inspector to the other side</source>
        <translation>将检查器移到另一侧</translation>
    </message>
    <message>
        <source>Timeline on top</source>
        <translation>时间线在上</translation>
    </message>
    <message>
        <source>Move the timeline above the clip, or below it</source>
        <translation>将时间线移到片段之上或之下</translation>
    </message>
    <message>
        <source>Clip in its own window</source>
        <translation>片段用单独窗口</translation>
    </message>
    <message>
        <source>View in its own window</source>
        <translation>视图用单独窗口</translation>
    </message>
    <message>
        <source>Timeline in its own window</source>
        <translation>时间线用单独窗口</translation>
    </message>
    <message>
        <source>Inspector in its own window</source>
        <translation>检查器用单独窗口</translation>
    </message>
    <message>
        <source>Closing the window, or this again, brings the panel back</source>
        <translation>关闭窗口，或再次选择，即可恢复面板</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>占满窗口</translation>
    </message>
    <message>
        <source>Give the panel under the mouse all the room, or take it back</source>
        <translation>让鼠标下的面板占满，或恢复原状</translation>
    </message>
    <message>
        <source>Pop out panel</source>
        <translation>弹出面板</translation>
    </message>
    <message>
        <source>Give the panel under the mouse a window of its own, or bring it back</source>
        <translation>让鼠标下的面板用单独窗口，或恢复</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Panels, sides and sizes of this workspace as they were at first</source>
        <translation>将此工作区的面板、位置和大小恢复为最初的样子</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: done after %2 s</source>
        <translation>%1：%2 秒后完成</translation>
    </message>
    <message>
        <source>%1: cancelled after %2 s</source>
        <translation>%1：%2 秒后取消</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>保存日志</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Saved the log as %1</source>
        <translation>已将日志保存为 %1</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What runs, how far it is, and what ran lately</source>
        <translation>正在运行什么、进度如何、最近运行过什么</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Everything that was told: notices, warnings, errors</source>
        <translation>说过的一切：通知、警告、错误</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>The first steps, ways to your own files, and the demo clips</source>
        <translation>最初的几步、使用自己文件的方式，以及演示片段</translation>
    </message>
    <message>
        <source>Show hints</source>
        <translation>显示提示</translation>
    </message>
    <message>
        <source>Three hints on what to try first</source>
        <translation>三条提示，告诉您先试什么</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>Export video</source>
        <translation>导出视频</translation>
    </message>
    <message>
        <source>Video (*.mp4)</source>
        <translation>视频 (*.mp4)</translation>
    </message>
    <message>
        <source>Animated picture (*.webp)</source>
        <translation>动画图片 (*.webp)</translation>
    </message>
    <message>
        <source>Export figure...</source>
        <translation>导出图表...</translation>
    </message>
    <message>
        <source>Save a view or the whole window at print size: png, pdf or svg</source>
        <translation>以印刷尺寸保存一个视图或整个窗口：png、pdf 或 svg</translation>
    </message>
    <message>
        <source>Export video...</source>
        <translation>导出视频...</translation>
    </message>
    <message>
        <source>Save a walk through the time of the clip, with the latent space beside it</source>
        <translation>保存走过片段时间的视频，旁边为隐空间</translation>
    </message>
    <message>
        <source>Cancel the video</source>
        <translation>取消视频</translation>
    </message>
    <message>
        <source>Stop making the video; nothing is written</source>
        <translation>停止制作视频；不写入任何内容</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>下一个面板</translation>
    </message>
    <message>
        <source>Give the keyboard to the next panel</source>
        <translation>将键盘交给下一个面板</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>上一个面板</translation>
    </message>
    <message>
        <source>Give the keyboard to the panel before</source>
        <translation>将键盘交给上一个面板</translation>
    </message>
    <message>
        <source>Recent sessions</source>
        <translation>最近的会话</translation>
    </message>
    <message>
        <source>Sessions that were open lately</source>
        <translation>最近打开过的会话</translation>
    </message>
    <message>
        <source>Recent clips</source>
        <translation>最近的片段</translation>
    </message>
    <message>
        <source>Clips that were open lately</source>
        <translation>最近打开过的片段</translation>
    </message>
    <message>
        <source>Recent checkpoints</source>
        <translation>最近的检查点</translation>
    </message>
    <message>
        <source>World models that were open lately</source>
        <translation>最近打开过的世界模型</translation>
    </message>
    <message>
        <source>Clear recent files</source>
        <translation>清空最近文件</translation>
    </message>
    <message>
        <source>Forget which files were open lately</source>
        <translation>不再记住最近打开过哪些文件</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>新建会话</translation>
    </message>
    <message>
        <source>This clip and model, with nothing hidden and no runs kept</source>
        <translation>此片段和模型，不隐藏任何内容，也不保留运行</translation>
    </message>
    <message>
        <source>Open session...</source>
        <translation>打开会话...</translation>
    </message>
    <message>
        <source>Open a .lacuna file: clip, model, mask, runs and notes</source>
        <translation>打开 .lacuna 文件：片段、模型、掩码、运行和备注</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Save mask, runs, names and notes into the session&apos;s file</source>
        <translation>将掩码、运行、名称和备注保存到会话文件</translation>
    </message>
    <message>
        <source>Save session as...</source>
        <translation>会话另存为...</translation>
    </message>
    <message>
        <source>Save them into another file, and go on with that</source>
        <translation>保存到另一个文件，并在其中继续</translation>
    </message>
    <message>
        <source>Checkpoints...</source>
        <translation>检查点...</translation>
    </message>
    <message>
        <source>What is loaded, where published checkpoints lie, and what they need</source>
        <translation>载入了什么、已发表的检查点在哪里、它们需要什么</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>The tour or this session large, over the whole screen</source>
        <translation>将导览或此会话放大到整个屏幕</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>The window over the whole screen</source>
        <translation>窗口占满整个屏幕</translation>
    </message>
    <message>
        <source>Lecturer&apos;s notes</source>
        <translation>讲者备注</translation>
    </message>
    <message>
        <source>A window with notes, the next step and the time, on the second screen where there is one</source>
        <translation>含备注、下一步和时间的窗口；有第二屏幕时显示在那里</translation>
    </message>
    <message>
        <source>Take a tour</source>
        <translation>参加导览</translation>
    </message>
    <message>
        <source>The first tour that you have not seen to the end</source>
        <translation>第一个还没有看完的导览</translation>
    </message>
    <message>
        <source>Open a tour...</source>
        <translation>打开导览...</translation>
    </message>
    <message>
        <source>A tour from a json file</source>
        <translation>来自 json 文件的导览</translation>
    </message>
    <message>
        <source>Add step from this view...</source>
        <translation>以此视图添加步骤...</translation>
    </message>
    <message>
        <source>The clip, mask, moment and panels as they are, as a step of a tour of your own</source>
        <translation>将当前的片段、掩码、时刻和面板作为您自己导览的一步</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光</translation>
    </message>
    <message>
        <source>While presenting: S</source>
        <translation>演示时：S</translation>
    </message>
    <message>
        <source>Draw on screen</source>
        <translation>在屏幕上画</translation>
    </message>
    <message>
        <source>While presenting: D</source>
        <translation>演示时：D</translation>
    </message>
    <message>
        <source>Zoom the screen</source>
        <translation>放大屏幕</translation>
    </message>
    <message>
        <source>While presenting: Z</source>
        <translation>演示时：Z</translation>
    </message>
    <message>
        <source>Hide the text</source>
        <translation>隐藏文字</translation>
    </message>
    <message>
        <source>While presenting: H</source>
        <translation>演示时：H</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>While presenting: B</source>
        <translation>演示时：B</translation>
    </message>
    <message>
        <source>Light, for a projector</source>
        <translation>浅色，用于投影</translation>
    </message>
    <message>
        <source>Light colours and black text, and back</source>
        <translation>浅色底黑字，以及恢复</translation>
    </message>
    <message>
        <source>Next step of the tour</source>
        <translation>导览的下一步</translation>
    </message>
    <message>
        <source>While a tour runs: Right</source>
        <translation>导览进行时：右方向键</translation>
    </message>
    <message>
        <source>Step back in the tour</source>
        <translation>导览后退一步</translation>
    </message>
    <message>
        <source>While a tour runs: Left</source>
        <translation>导览进行时：左方向键</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>离开导览</translation>
    </message>
    <message>
        <source>Back to your session as it was: Esc</source>
        <translation>恢复您原来的会话：Esc</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>教学</translation>
    </message>
    <message>
        <source>Workspace: guided tours in large type</source>
        <translation>工作区：大字体的引导式导览</translation>
    </message>
    <message>
        <source>Stop all that runs</source>
        <translation>停止所有运行</translation>
    </message>
    <message>
        <source>Windows of surprise as in the clip and model</source>
        <translation>惊奇的窗口与片段和模型一致</translation>
    </message>
    <message>
        <source>Impossible twin beside, for surprise</source>
        <translation>旁列不可能的孪生片段，测惊奇</translation>
    </message>
    <message>
        <source>Open a clip beside, for surprise...</source>
        <translation>旁列打开一个片段，测惊奇...</translation>
    </message>
    <message>
        <source>Surprise of the open clip alone</source>
        <translation>仅测打开片段的惊奇</translation>
    </message>
    <message>
        <source>Save the tour&apos;s results</source>
        <translation>保存导览结果</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>数据 (*.json)</translation>
    </message>
    <message>
        <source>Saved the tour&apos;s results as %1</source>
        <translation>已将导览结果保存为 %1</translation>
    </message>
    <message>
        <source>Save the tour&apos;s results...</source>
        <translation>保存导览结果...</translation>
    </message>
    <message>
        <source>What was tried, answered and measured in the tour that runs or ran last, as csv or json</source>
        <translation>当前或上一个导览中尝试、回答和测量的内容，存为 csv 或 json</translation>
    </message>
    <message>
        <source>Predictions, measures, sweeps and exports; the last results stay, and what a sweep has finished is kept</source>
        <translation>预测、测量、扫描和导出；最后的结果会保留，扫描已完成的部分也会保留</translation>
    </message>
    <message>
        <source>Single picture</source>
        <translation>单幅画面</translation>
    </message>
    <message>
        <source>One picture of the frame, through one lens</source>
        <translation>透过一个镜头显示一幅帧画面</translation>
    </message>
    <message>
        <source>Wipe between lenses</source>
        <translation>镜头间划像</translation>
    </message>
    <message>
        <source>Lenses side by side</source>
        <translation>镜头并排</translation>
    </message>
    <message>
        <source>Wipe against the frame</source>
        <translation>与帧划像比较</translation>
    </message>
    <message>
        <source>Wipe against the error</source>
        <translation>与误差划像比较</translation>
    </message>
    <message>
        <source>Wipe against true features</source>
        <translation>与真实特征划像比较</translation>
    </message>
    <message>
        <source>Wipe against predicted features</source>
        <translation>与预测特征划像比较</translation>
    </message>
    <message>
        <source>Wipe against attention</source>
        <translation>与注意力划像比较</translation>
    </message>
    <message>
        <source>Two lenses on the frame, with a line between them that you drag; not in Masks, which shows one picture</source>
        <translation>帧上显示两个镜头，中间有一条可拖动的分界线；“掩码”工作区只显示一幅画面，不可用</translation>
    </message>
    <message>
        <source>Two pictures of the frame, through two lenses; not in Masks, which shows one picture</source>
        <translation>透过两个镜头显示两幅帧画面；“掩码”工作区只显示一幅画面，不可用</translation>
    </message>
    <message>
        <source>What is left of the line, or in the left picture; the chosen lens is on the right. Not in Masks, which shows one picture</source>
        <translation>分界线左侧或左侧画面显示的内容；所选镜头在右侧。“掩码”工作区只显示一幅画面，不可用</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::hud</name>
    <message>
        <source>Showing the last result</source>
        <translation>正在显示上次结果</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The prediction failed. Showing the last result.</source>
        <translation>预测失败，显示的是上一次的结果。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::lane_painting</name>
    <message>
        <source>shows</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>painted</source>
        <translation>涂画</translation>
    </message>
    <message>
        <source>rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>by rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>个词元</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::opening</name>
    <message>
        <source>%1&#xa0;MB</source>
        <translation>%1&#xa0;MB</translation>
    </message>
    <message>
        <source>%1&#xa0;GB</source>
        <translation>%1&#xa0;GB</translation>
    </message>
    <message>
        <source>about %1&#xa0;MB</source>
        <translation>约 %1&#xa0;MB</translation>
    </message>
    <message>
        <source>about %1&#xa0;GB</source>
        <translation>约 %1&#xa0;GB</translation>
    </message>
    <message>
        <source>under 0.1&#xa0;s</source>
        <translation>不到 0.1&#xa0;秒</translation>
    </message>
    <message>
        <source>about %1&#xa0;s</source>
        <translation>约 %1&#xa0;秒</translation>
    </message>
    <message>
        <source>about %1&#xa0;min</source>
        <translation>约 %1&#xa0;分钟</translation>
    </message>
    <message>
        <source>1 picture of %1&#xa0;px</source>
        <translation>1 张 %1&#xa0;像素的图片</translation>
    </message>
    <message>
        <source>%1 frames of %2&#xa0;px</source>
        <translation>%1 帧，%2&#xa0;像素</translation>
    </message>
    <message>
        <source>%1, %2 blocks of %3</source>
        <translation>%1，%2 块，宽 %3</translation>
    </message>
</context>
</TS>
